import { nameOf, POOL } from './optionsPool.ts'
import type { OptionsCommand } from './optionsStory.ts'

/** A command as dism.exe is given it. */
export function wordsOfOptions(command: OptionsCommand): string[] {
  if (command.kind === 'remove') return ['/Remove-ProvisionedAppxPackage', `/PackageName:${nameOf(POOL[command.app])}`]
  if (command.kind === 'stub alone') return [...command.with, '/StubPackageOption:InstallStub']
  const { app, folder, libraries, optional, skip, licenses, stub, regions } = command
  return [
    '/Add-ProvisionedAppxPackage',
    ...(app ? [`/PackagePath:D:\\${app}.msix`] : []),
    ...(folder ? ['/FolderPath:D:\\kit'] : []),
    ...libraries.map((one) => `/DependencyPackagePath:D:\\${one}.appx`),
    ...optional.map((one) => `/OptionalPackagePath:D:\\${one}.msix`),
    ...(skip ? ['/SkipLicense'] : []),
    ...licenses.map((one) => `/LicensePath:D:\\${one}.xml`),
    ...(stub === undefined ? [] : [`/StubPackageOption:${stub}`]),
    ...(regions === undefined ? [] : [`/Region:${regions}`]),
  ]
}
