import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { appPackage, bundle, framework } from '../../fixtures/index.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

/** A computer with some packages on drive D:, and the command that adds one of them to its Windows. */
function computer(preset = 'windows-11-24h2') {
  const machine = createMachine({ preset, languages: ['en-US', 'fr-FR'] })
  const add = (file: string, ...words: string[]) =>
    machine.dism('/Online', '/Add-ProvisionedAppxPackage', `/PackagePath:D:\\${file}`, '/SkipLicense', ...words)
  const names = async () => {
    const { stdout } = await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    return [...stdout.matchAll(/^PackageName : (.*)\r$/gm)].map(([, name]) => name)
  }
  return { machine, add, names }
}

test('the list shows what is provisioned, not what is only in the image (appx.list.provisioned)', async () => {
  const { machine, add, names } = computer()
  const dependencies = [{ name: 'Contoso.VCLibs', publisher: 'CN=Contoso', minVersion: '1.0.0.0' }]
  machine.write('D:\\reader.appxbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'], dependencies }))
  machine.write('D:\\vclibs.appx', framework('Contoso.VCLibs'))
  await add('reader.appxbundle', '/DependencyPackagePath:D:\\vclibs.appx')
  const folders = machine.image.volume.list('Program Files\\WindowsApps').map(({ name }) => name)
  expect(folders.length).toBe(4)
  expect(await names()).toEqual([READER])
})

describe('a command on apps', () => {
  test('works on an image, and without one it is unknown (dism.command.image)', async () => {
    const { machine } = computer()
    const told: string[] = []
    const { runDism } = await import('../../src/dism/runDism.ts')
    const run = (...words: string[]) =>
      runDism({
        arguments: words,
        host: machine.host,
        write: () => {},
        onDecisions: (more) => told.push(...more.map((one) => `${one.rule} ${one.verdict}`)),
      })
    expect(await run('/Get-ProvisionedAppxPackages')).toBe(87)
    expect(told).toEqual(['dism.elevated elevated', 'dism.log.writable written', 'dism.command.image refused'])
    expect(await run('/Online', '/Get-ProvisionedAppxPackages')).toBe(0)
    expect(told).toContain('dism.command.image carried out')
  })

  test.each([
    ['/Online', '/Get-ProvisionedAppxPackages', '/?'],
    ['/Image:D:\\offline', '/Add-ProvisionedAppxPackage', '/?'],
    ['/Online', '/Remove-ProvisionedAppxPackage', '/Get-Help'],
    ['/Image:D:\\offline', '/Set-ProvisionedAppxDataFile', '/?'],
    ['/Image:D:\\offline', '/Optimize-ProvisionedAppxPackages', '/?'],
  ])('%s %s %s tells about it (dism.help.topic)', async (target, command, help) => {
    const { machine } = computer()
    const folder = machine.image.volume
    for (const { name, kind } of folder.list('Windows\\System32\\config')) {
      const path = `Windows\\System32\\config\\${name}`
      if (kind === 'file') machine.write(`D:\\offline\\${path}`, folder.open(path))
    }
    const { stdout, exitCode } = await machine.dism(target, command, help)
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`\r\n${command}`)
  })

  test('has no help where no image is named (dism.help.topic)', async () => {
    const { stdout, exitCode } = await computer().machine.dism('/Get-ProvisionedAppxPackages', '/?')
    expect(exitCode).toBe(87)
    expect(stdout).toContain('No help topic could be found for the get-provisionedappxpackages option.')
  })
})

describe('a package file', () => {
  test('that is none is refused with 15600 (appx.package.sound)', async () => {
    const { machine, add, names } = computer()
    machine.write('D:\\text.appx', new TextEncoder().encode('not a package'))
    machine.write('D:\\app.appx', appPackage({ name: 'Contoso.App' }))
    expect((await add('text.appx')).exitCode).toBe(15600)
    expect((await add('app.appx')).exitCode).toBe(0)
    expect(await names()).toEqual(['Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt'])
  })

  test('with a changed block is refused, and changes nothing (appx.content.intact)', async () => {
    const { machine, add, names } = computer()
    machine.write('D:\\app.appx', appPackage({ name: 'Contoso.App' }))
    const edit = (path: string, text: string) =>
      path === 'AppxBlockMap.xml' ? text.replace(/Hash="[^"]{8}/, 'Hash="AAAAAAAA') : text
    machine.write('D:\\changed.appx', appPackage({ name: 'Contoso.App', edit }))
    expect((await add('changed.appx')).exitCode).not.toBe(0)
    expect(await names()).toEqual([])
    expect((await add('app.appx')).exitCode).toBe(0)
  })
})

test('a resource package without qualifiers is added on any image (appx.resource.unqualified)', async () => {
  const { machine, add } = computer()
  machine.write('D:\\reader.appxbundle', bundle('Contoso.Reader', { assets: true }))
  await add('reader.appxbundle')
  const folders = machine.image.volume.list('Program Files\\WindowsApps').map(({ name }) => name)
  expect(folders).toHaveLength(3)
})

describe('an older dism.exe', () => {
  test('does not know an option that came later (dism.option.since)', async () => {
    const { runDism } = await import('../../src/dism/runDism.ts')
    for (const [dismVersion, verdict, code] of [
      ['10.0.16299.15', 'unknown', 87],
      ['10.0.17134.1', 'known', 0],
    ] as const) {
      const machine = createMachine({ preset: 'windows-10-1709', dismVersion })
      machine.write('D:\\app.appx', appPackage({ name: 'Contoso.App', schema: '2010' }))
      await machine.dism('/?')
      const told: string[] = []
      const exitCode = await runDism({
        arguments: [
          '/Online',
          '/Add-ProvisionedAppxPackage',
          '/PackagePath:D:\\app.appx',
          '/SkipLicense',
          '/Region:all',
        ],
        host: machine.host,
        write: () => {},
        onDecisions: (more) => {
          for (const one of more) if (one.rule === 'dism.option.since') told.push(`${one.subject} ${one.verdict}`)
        },
      })
      expect([exitCode, told]).toEqual([code, ['/Add-ProvisionedAppxPackage known', `/Region ${verdict}`]])
    }
  })
})

test('help on an option of a command is that of the command (dism.help.topic)', async () => {
  const { machine } = computer()
  const { stdout, exitCode } = await machine.dism('/Online', '/StubPackageOption', '/?')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('/StubPackageOption chooses the full app or its stub')
})
