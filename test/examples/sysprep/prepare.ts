import type { Machine } from 'dismulator'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

/** Takes the reader out of a computer that is to be generalized. */
export async function prepare(machine: Machine): Promise<void> {
  await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
}

/** The same, and from everybody who has it, as `Remove-AppxPackage -AllUsers` does. */
export async function prepareForAll(machine: Machine): Promise<void> {
  machine.removeAppForAllUsers(READER)
  await prepare(machine)
}
