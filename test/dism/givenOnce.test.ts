import { expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { appPackage, framework } from '../../fixtures/index.ts'

test.each([
  ['a dependency package', ['/DependencyPackagePath:D:\\library.appx'], 0],
  ['it again', ['/DependencyPackagePath:D:\\library.appx', '/DependencyPackagePath:D:\\library.appx'], 0],
  ['it with other content', ['/DependencyPackagePath:D:\\library.appx', '/DependencyPackagePath:D:\\other.appx'], 87],
  ['it in another version', ['/DependencyPackagePath:D:\\library.appx', '/DependencyPackagePath:D:\\newer.appx'], 0],
  ['an optional package again', ['/OptionalPackagePath:D:\\plugin.appx', '/OptionalPackagePath:D:\\plugin.appx'], 0],
  ['it in another version', ['/OptionalPackagePath:D:\\plugin.appx', '/OptionalPackagePath:D:\\plugin2.appx'], 87],
  ['the app as one of its own', ['/OptionalPackagePath:D:\\reader2.appx'], 87],
])('%s: %j ends with %i (appx.given.once)', async (_, more, exitCode) => {
  const machine = createMachine({ preset: 'windows-11-24h2' })
  const plugin = { name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] }
  machine.write('D:\\reader.appx', appPackage({ name: 'Contoso.Reader', dependencies: [{ name: 'Contoso.Library' }] }))
  machine.write('D:\\reader2.appx', appPackage({ ...plugin, name: 'Contoso.Reader', version: '2.0.0.0' }))
  machine.write('D:\\library.appx', framework('Contoso.Library'))
  machine.write('D:\\other.appx', framework('Contoso.Library', { files: { 'library.dll': 'other' } }))
  machine.write('D:\\newer.appx', framework('Contoso.Library', { version: '1.0.0.1' }))
  machine.write('D:\\plugin.appx', appPackage(plugin))
  machine.write('D:\\plugin2.appx', appPackage({ ...plugin, version: '2.0.0.0' }))
  const always = more.some((word) => word.startsWith('/Dep')) ? [] : ['/DependencyPackagePath:D:\\library.appx']
  const before = machine.image.volume.fork()
  const words = ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.appx', ...always, ...more]
  const ran = await machine.dism('/Online', '/LogPath:D:\\dism.log', ...words)
  expect(ran.exitCode).toBe(exitCode)
  expect(machine.image.volume.fork().diff(before).length > 0).toBe(exitCode === 0)
})
