import type { OptionDefinition } from '../grammar/OptionDefinition.ts'
import type { Vocabulary } from '../grammar/Vocabulary.ts'
import type { Command } from './Command.ts'

/**
 * Since when an option is known: /Region is documented for Windows 10 1803; that /OptionalPackagePath came with it, and
 * /StubPackageOption with Windows 10 2004, whose bundles have stubs, is inferred.
 */
const OPTIONS: readonly OptionDefinition[] = [
  { name: 'FolderPath', argument: 'required' },
  { name: 'PackagePath', argument: 'required' },
  { name: 'DependencyPackagePath', argument: 'required', repeatable: true },
  { name: 'OptionalPackagePath', argument: 'required', repeatable: true, since: '10.0.17134' },
  { name: 'LicensePath', argument: 'required', repeatable: true },
  { name: 'SkipLicense', argument: 'none' },
  { name: 'CustomDataPath', argument: 'required' },
  { name: 'Region', argument: 'required', since: '10.0.17134' },
  { name: 'StubPackageOption', argument: 'required', since: '10.0.19041' },
]

/** `/Add-ProvisionedAppxPackage`: provisions a package or bundle with its frameworks. */
export const addProvisionedAppxPackageCommand: Command = {
  name: 'Add-ProvisionedAppxPackage',
  since: '6.2.9200',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: OPTIONS,
  summary: `Adds app packages (.appx or .appxbundle) to the
image and sets them to install for each new user.`,
  help,
  async run(session) {
    const { provisionPackage } = await import('./provisionPackage.ts')
    await provisionPackage(session)
  },
}

function help(vocabulary: Vocabulary): string {
  const known = new Set(OPTIONS.filter((option) => vocabulary.knows(option)).map(({ name }) => name))
  const optional = (name: string, text: string) => (known.has(name) ? text : '')
  return `/Add-ProvisionedAppxPackage /FolderPath:<AppX_folder_path> [/SkipLicense]
  [/CustomDataPath:<custom data path>]${optional('Region', ' [/Region:<regions>]')}
${optional('StubPackageOption', '  [/StubPackageOption:<InstallFull | InstallStub>]\n')}
/Add-ProvisionedAppxPackage /PackagePath:<main_package_path>
  [/DependencyPackagePath:<dependency_package_path>]
${optional('OptionalPackagePath', '  [/OptionalPackagePath:<optional_package_path>]\n')}  {[/LicensePath:<license_file_path>] | [/SkipLicense]}
  [/CustomDataPath:<custom data path>]${optional('Region', ' [/Region:<regions>]')}
${optional('StubPackageOption', '  [/StubPackageOption:<InstallFull | InstallStub>]\n')}
  Adds an app package to the image and sets it to be installed for each new
  user.
  /FolderPath names a folder of unpacked files with the main package (.appx),
  its dependencies and its license; /PackagePath an .appx or .appxbundle file.
  /DependencyPackagePath names a framework that the app needs. Give it once for
  each package and each architecture that the image can run.
  /LicensePath names the license of the app (.xml). Use /SkipLicense only for
  apps that need none.
  /CustomDataPath names a file that is put beside the app as Custom.dat.
${optional('Region', '  /Region is all, or countries and regions parted by semicolons.\n')}${optional('StubPackageOption', '  /StubPackageOption chooses the full app or its stub.\n')}
    Examples:
      DISM.exe /Image:C:\\test\\offline /Add-ProvisionedAppxPackage
      /FolderPath:C:\\test\\Apps\\Reader /SkipLicense

      DISM.exe /Online /Add-ProvisionedAppxPackage
      /PackagePath:C:\\test\\Apps\\Reader.appxbundle
      /DependencyPackagePath:C:\\test\\Apps\\Framework-x86.appx
      /DependencyPackagePath:C:\\test\\Apps\\Framework-x64.appx
      /LicensePath:C:\\test\\Apps\\License.xml${optional('Region', ' /Region:"US;GB"')}
`
}
