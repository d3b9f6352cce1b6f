import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import { appxFiles, appxKeys } from '../../src/servicing/appx/appxPaths.ts'
import { writePackageKey } from '../../src/servicing/appx/stagePackage.ts'
import { offlineMachine, type OfflineMachine } from './offlineMachine.ts'

const shared = process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const page = `${shared}/spec/app-package-servicing.txt`

/** The example lines of the page, word for word, and what they must print; `0` is done. */
const EXAMPLES: readonly (readonly [line: string, prints: string])[] = [
  ['Dism /image:C:\\test\\offline /Add-ProvisionedAppxPackage /?', '/Add-ProvisionedAppxPackage /FolderPath:'],
  ['Dism /online /Get-ProvisionedAppxPackages /?', '/Get-ProvisionedAppxPackages'],
  ['Dism /Image:C:\\test\\offline /Get-ProvisionedAppxPackages', 'PackageName : microsoft.appx.app1_1.0.0.0_neutral__'],
  [
    'Dism /Image:C:\\test\\offline /Add-ProvisionedAppxPackage /FolderPath:c:\\Test\\Apps\\MyUnpackedApp /CustomDataPath:c:\\Test\\Apps\\CustomData.xml',
    '',
  ],
  [
    'Dism /Online /Add-ProvisionedAppxPackage /PackagePath:C:\\Test\\Apps\\MyPackedApp\\MainPackage.appx /DependencyPackagePath:C:\\Test\\Apps\\MyPackedApp\\Framework-x86.appx /DependencyPackagePath:C:\\Test\\Apps\\MyPackedApp\\Framework-x64.appx /LicensePath:C:\\Test\\Apps\\MyLicense.xml',
    '',
  ],
  ['Dism /Online /Add-ProvisionedAppxPackage /FolderPath:C:\\Test\\Apps\\MyUnpackedApp /SkipLicense', ''],
  [
    'Dism /Image:C:\\test\\offline /Add-ProvisionedAppxPackage /PackagePath:C:\\Test\\Apps\\MyPackedApp\\MainPackage.appxbundle /SkipLicense',
    '',
  ],
  [
    'Dism /Online /Add-ProvisionedAppxPackage /PackagePath:C:\\Test\\Apps\\MyPackedApp\\MainPackage.appxbundle /Region:"all"',
    '',
  ],
  [
    'Dism /Online /Add-ProvisionedAppxPackage /PackagePath:C:\\Test\\Apps\\MyPackedApp\\MainPackage.appxbundle /Region:"US;GB"',
    '',
  ],
  [
    'Dism /Image:C:\\test\\offline /Remove-ProvisionedAppxPackage /PackageName:microsoft.devx.appx.app1_1.0.0.0_neutral_ac4zc6fex2zjp',
    '',
  ],
  ['DISM.exe /Image:C:\\test\\offline /Optimize-ProvisionedAppxPackages', ''],
  [
    'DISM.exe /Image:C:\\test\\offline /Set-ProvisionedAppxDataFile /CustomDataPath:c:\\Test\\Apps\\Custom.dat /PackageName:microsoft.appx.app1_1.0.0.0_neutral_ac4zc6fex2zjp',
    '',
  ],
  [
    'Dism /image:C:\\test\\offline /add-provisionedappxpackage /packagepath:"C:\\dism\\stub\\appwithresources.appxbundle" /stubpackageoption:installstub',
    '',
  ],
]

/** A computer with the files that the page speaks of. */
async function computer(): Promise<OfflineMachine> {
  const offline = offlineMachine()
  const dependencies = [{ name: 'Contoso.Framework' }]
  const apps = 'C:\\Test\\Apps'
  const main = { architecture: 'x64', dependencies } as const
  const x86 = await framework('Contoso.Framework', { architecture: 'x86' })
  const x64 = await framework('Contoso.Framework', { architecture: 'x64' })
  offline.write(
    `${apps}\\MyUnpackedApp\\MainPackage.main.appx`,
    await appPackage({ name: 'Contoso.Unpacked', ...main }),
  )
  offline.write(`${apps}\\MyUnpackedApp\\License1.xml`, license('Contoso.Unpacked_h91ms92gdsmmt'))
  for (const folder of ['MyUnpackedApp', 'MyPackedApp']) {
    offline.write(`${apps}\\${folder}\\Framework-x86.appx`, x86)
    offline.write(`${apps}\\${folder}\\Framework-x64.appx`, x64)
  }
  offline.write(`${apps}\\MyPackedApp\\MainPackage.appx`, await appPackage({ name: 'Contoso.Packed', ...main }))
  offline.write(`${apps}\\MyPackedApp\\MainPackage.appxbundle`, await bundle('Contoso.Bundled'))
  offline.write(`${apps}\\MyLicense.xml`, license('Contoso.Packed_h91ms92gdsmmt'))
  offline.write(`${apps}\\CustomData.xml`, '<Custom/>')
  offline.write(`${apps}\\Custom.dat`, 'custom')
  const resources = await bundle('Contoso.Resources', { stub: true, version: '1.0.0.1' })
  offline.write('C:\\dism\\stub\\appwithresources.appxbundle', resources)
  for (const name of ['microsoft.devx.appx.app1', 'microsoft.appx.app1']) provision(offline, name)
  return offline
}

/** Provisions a package of the publisher of the page, whose name nobody knows: its keys and files as Windows has them. */
function provision(offline: OfflineMachine, name: string): void {
  const { image } = offline
  const fullName = `${name}_1.0.0.0_neutral__ac4zc6fex2zjp`
  const fork = image.fork()
  writePackageKey(fork, appxKeys.application(fullName), fullName, false, [])
  writePackageKey(fork, appxKeys.stagedPackage(`${name}_ac4zc6fex2zjp`, fullName), fullName, false, [])
  for (const file of ['App.exe', 'AppxManifest.xml'])
    fork.volume.write(`${appxFiles.packageFolder(fullName)}\\${file}`, new TextEncoder().encode(file))
  image.volume.apply(fork.finish())
}

describe('the examples of the page', () => {
  test.each(EXAMPLES)('%s', async (line, prints) => {
    const offline = await computer()
    const { error, stdout } = await offline.line(line)
    expect(error).toBe('0')
    expect(stdout).toContain(prints)
    expect(stdout).toMatch(/\nThe operation completed successfully\.\n$|\/\?|^\n[\s\S]*Example/)
  })

  test('what they leave', async () => {
    const offline = await computer()
    for (const [line] of EXAMPLES) expect([line, (await offline.line(line)).error]).toEqual([line, '0'])
    const names = async (target: string) => {
      const { stdout } = await offline.line(`${target} /Get-ProvisionedAppxPackages`)
      return [...stdout.matchAll(/PackageName : (.*)\nRegions : (.*)/g)].map(
        ([, name, regions]) => `${name} ${regions}`,
      )
    }
    expect(await names('/Image:C:\\test\\offline')).toEqual([
      'Contoso.Bundled_1.0.0.0_neutral_~_h91ms92gdsmmt None',
      'Contoso.Resources_1.0.0.1_neutral_~_h91ms92gdsmmt None',
      'Contoso.Unpacked_1.0.0.0_x64__h91ms92gdsmmt None',
      'microsoft.appx.app1_1.0.0.0_neutral__ac4zc6fex2zjp None',
    ])
    expect(await names('/Online')).toEqual([
      'Contoso.Bundled_1.0.0.0_neutral_~_h91ms92gdsmmt US;GB',
      'Contoso.Packed_1.0.0.0_x64__h91ms92gdsmmt None',
      'Contoso.Unpacked_1.0.0.0_x64__h91ms92gdsmmt None',
    ])
    const folder = (name: string) => `Program Files\\WindowsApps\\${name}\\Custom.dat`
    expect(offline.text(folder('microsoft.appx.app1_1.0.0.0_neutral__ac4zc6fex2zjp'))).toBe('custom')
    expect(offline.text(folder('Contoso.Unpacked_1.0.0.0_x64__h91ms92gdsmmt'))).toBe('<Custom/>')
    expect(
      offline.image.volume.stat(appxFiles.packageFolder('Contoso.Resources_1.0.0.0_neutral__h91ms92gdsmmt'))?.kind,
    ).toBe('folder')
  })

  test.skipIf(!existsSync(page))('are all that the page has', () => {
    const lines = readFileSync(page, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^dism(\.exe)? \/(image:C:|online \/)/i.test(line) && !line.includes('['))
    expect(lines).toHaveLength(EXAMPLES.length)
    for (const line of lines) expect(EXAMPLES.map(([example]) => example)).toContain(line)
  })
})

describe('App1, App2 and App3 of /DependencyPackagePath', () => {
  const ADD = '/Image:C:\\test\\offline /Add-ProvisionedAppxPackage'
  const NATIVE = 'Microsoft.NET.Native.Framework'
  const needs = (name: string, minVersion: string) => [{ name: `${NATIVE}.${name}`, minVersion }]

  test('the latest minor version of each major version is installed (appx.dependency.newest)', async () => {
    const offline = offlineMachine()
    const write = async (name: string, bytes: Promise<Uint8Array>) => offline.write(`C:\\in\\${name}.appx`, await bytes)
    const app = (name: string, dependencies: ReturnType<typeof needs>) =>
      write(name, appPackage({ name, architecture: 'x64', dependencies }))
    await app('App1', needs('1.6', '1.6.25512.0'))
    await app('App2', needs('1.6', '1.6.25513.0'))
    await app('App3', needs('1.3', '1.3.24202.0'))
    for (const [name, version] of [
      ['1.6', '1.6.25512.0'],
      ['1.6', '1.6.25513.0'],
      ['1.3', '1.3.24202.0'],
    ] as const)
      for (const architecture of ['x86', 'x64', 'arm'] as const)
        await write(`${version}_${architecture}`, framework(`${NATIVE}.${name}`, { version, architecture }))
    const options = (version: string) =>
      ['x86', 'x64', 'arm'].map((each) => `/DependencyPackagePath:C:\\in\\${version}_${each}.appx`).join(' ')
    for (const [name, version] of [
      ['App1', '1.6.25512.0'],
      ['App2', '1.6.25513.0'],
      ['App3', '1.3.24202.0'],
    ] as const) {
      const added = await offline.line(`${ADD} /PackagePath:C:\\in\\${name}.appx ${options(version)} /SkipLicense`)
      expect(added.error).toBe('0')
      expect(added.verdicts('appx.dependency.architecture')).toEqual(['applicable', 'applicable', 'ignored'])
    }
    const folders = offline.image.volume.list('Program Files\\WindowsApps').map((entry) => entry.name)
    expect(folders.filter((name) => name.startsWith(NATIVE))).toEqual([
      `${NATIVE}.1.3_1.3.24202.0_x64__h91ms92gdsmmt`,
      `${NATIVE}.1.3_1.3.24202.0_x86__h91ms92gdsmmt`,
      `${NATIVE}.1.6_1.6.25513.0_x64__h91ms92gdsmmt`,
      `${NATIVE}.1.6_1.6.25513.0_x86__h91ms92gdsmmt`,
    ])

    const older = `${ADD} /PackagePath:C:\\in\\App1.appx ${options('1.6.25512.0')} /SkipLicense`
    const again = await offline.line(older)
    expect([again.error, ...again.verdicts('appx.dependency.older')]).toEqual(['0', 'ignored', 'ignored'])
    const observed = await offline.line(older, { host: { ...offline.machine.host, semantics: 'observed' } })
    expect(observed.error).toBe('0xc1570118')
  })
})
