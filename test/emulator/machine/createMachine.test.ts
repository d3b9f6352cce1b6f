import { describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'
import { bundle } from '../../../fixtures/index.ts'

describe('createMachine', () => {
  test('provisions, registers and removes a bundle', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'es-ES'] })
    machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'es-ES', 'fr-FR'] }))
    const { dism } = machine
    const add = await dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.msixbundle', '/SkipLicense', '/Region:all')
    console.log(add.stdout, add.exitCode)
    const list = await dism('/Online', '/Get-ProvisionedAppxPackages')
    console.log(list.stdout)
    console.log(machine.signIn('alice', { languages: ['es-ES'] }))
    console.log(new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log')))
  })
})
