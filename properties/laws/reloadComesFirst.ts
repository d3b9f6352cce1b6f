import { createMachine } from '../../emulator/index.ts'
import { updateCab, updateIdentity } from '../../fixtures/index.ts'
import { DISM_ONLINE_IMAGE } from '../../src/api/index.ts'
import { uphold } from './uphold.ts'

/** An answer file that installs updates. */
export interface AnsweredUpdates {
  readonly updates: readonly ('plain' | 'restart' | 'stack')[]
  readonly online: boolean
  readonly singleSession: boolean
}

const SPECS = {
  plain: { kb: 'plain', offlineCapable: 'yes' },
  restart: { kb: 'restart', offlineCapable: 'yes', restart: 'required' },
  stack: { kb: 'stack', selfUpdate: true },
} as const

/**
 * Law: an answer file that installs a servicing stack succeeds with the demand for a reload, be a restart needed too or
 * not; then the session is stale. One that needs a restart succeeds with that.
 * @throws BrokenLaw
 */
export async function reloadComesFirst({ updates, online, singleSession }: AnsweredUpdates): Promise<void> {
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  const packages = updates.map((name) => {
    machine.write(`D:\\in\\${name}.cab`, updateCab(SPECS[name]))
    const [own, token, architecture, , version] = updateIdentity(SPECS[name]).split('~')
    return `<package action="install"><assemblyIdentity name="${own}" version="${version}" processorArchitecture="${architecture}" publicKeyToken="${token}" language="neutral"/><source location="D:\\in\\${name}.cab"/></package>`
  })
  const text = `<unattend xmlns="urn:schemas-microsoft-com:unattend"><servicing>${packages.join('')}</servicing></unattend>`
  machine.write('D:\\in\\unattend.xml', new TextEncoder().encode(text))
  if (!online) machine.shutdown()
  const { api } = machine
  await api.DismInitialize(2, 'D:\\api.log', null)
  const handle = { value: 0 }
  await api.DismOpenSession(online ? DISM_ONLINE_IMAGE : 'C:\\', null, null, handle)
  const hresult = await api.DismApplyUnattend(handle.value, 'D:\\in\\unattend.xml', singleSession)
  const stack = updates.includes('stack')
  const expected = stack ? 1 : online && updates.includes('restart') ? 3010 : 0
  uphold('The answer file must succeed as what it needs.', hresult === expected ? [] : [`${hresult}, not ${expected}`])
  const after = await api.DismGetPackages(handle.value, { value: null }, { value: 0 })
  uphold('The session must be as it is told.', after === (stack ? 0xc0040004 : 0) ? [] : [`0x${after.toString(16)}`])
}
