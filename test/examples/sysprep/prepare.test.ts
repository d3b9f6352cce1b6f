import type { Machine } from 'dismulator'
import { bundle } from 'dismulator/fixtures'
import { test } from 'dismulator/vitest'
import { describe, expect } from 'vitest'
import { prepare, prepareForAll } from './prepare.ts'

async function computerWithReader(machine: Machine): Promise<Machine> {
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader'))
  const options = ['/PackagePath:C:\\in\\reader.msixbundle', '/SkipLicense', '/Region:all']
  await machine.dism('/Online', '/Add-ProvisionedAppxPackage', ...options)
  machine.signIn('alice')
  return machine
}

describe('a computer without the reader can be generalized', () => {
  test.override('machineOptions', { preset: 'windows-10-22h2' })

  test('when it is removed for all users too', async ({ machine }) => {
    await prepareForAll(await computerWithReader(machine))
    expect(machine.image).not.toHaveRegistered('alice', 'Contoso.Reader')
    machine.sysprep()
    expect(machine.host.isRunningWindows('C:\\')).toBe(false)
  })

  test('the harness finds that alice still has it, before Sysprep does', async ({ machine }) => {
    await prepare(await computerWithReader(machine))
    expect(() => expect(machine.image).not.toHaveRegistered('alice', 'Contoso.Reader')).toThrow(
      /^alice still has Contoso\.Reader registered, "dism \/Online \/Remove-ProvisionedAppxPackage \S+" removed the provisioning alone \(rule appx\.sysprep\.provisioned\); remove it for all users before Sysprep/,
    )
    expect(() => machine.sysprep()).toThrow('Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt was installed for a user')
  })
})
