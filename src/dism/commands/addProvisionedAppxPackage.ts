import type { Command } from './Command.ts'

/** `/Add-ProvisionedAppxPackage`: provisions a package or bundle with its frameworks. */
export const addProvisionedAppxPackageCommand: Command = {
  name: 'Add-ProvisionedAppxPackage',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'FolderPath', argument: 'required' },
    { name: 'PackagePath', argument: 'required' },
    { name: 'DependencyPackagePath', argument: 'required', repeatable: true },
    { name: 'OptionalPackagePath', argument: 'required', repeatable: true },
    { name: 'LicensePath', argument: 'required', repeatable: true },
    { name: 'SkipLicense', argument: 'none' },
    { name: 'CustomDataPath', argument: 'required' },
    { name: 'Region', argument: 'required' },
    { name: 'StubPackageOption', argument: 'required' },
  ],
  summary: `Adds app packages (.appx or .appxbundle) to the
image and sets them to install for each new user.`,
  help: `/Add-ProvisionedAppxPackage /FolderPath:<AppX_folder_path> [/SkipLicense]
  [/CustomDataPath:<custom data path>]

/Add-ProvisionedAppxPackage /PackagePath:<main_package_path>
  [/DependencyPackagePath:<dependency_package_path>]
  [/OptionalPackagePath:<optional_package_path>]
  {[/LicensePath:<license_file_path>] | [/SkipLicense]}
  [/CustomDataPath:<custom data path>] [/Region:<regions>]
  [/StubPackageOption:<InstallFull | InstallStub>]

  Adds an app package to the image and sets it to be installed for each new
  user.
  /FolderPath names a folder of unpacked files with the main package (.appx),
  its dependencies and its license; /PackagePath an .appx or .appxbundle file.
  /DependencyPackagePath names a framework that the app needs. Give it once for
  each package and each architecture that the image can run.
  /LicensePath names the license of the app (.xml). Use /SkipLicense only for
  apps that need none.
  /CustomDataPath names a file that is put beside the app as Custom.dat.
  /Region is all, or countries and regions parted by semicolons.
  /StubPackageOption chooses the full app or its stub.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Add-ProvisionedAppxPackage
      /FolderPath:C:\\test\\Apps\\Reader /SkipLicense

      DISM.exe /Online /Add-ProvisionedAppxPackage
      /PackagePath:C:\\test\\Apps\\Reader.appxbundle
      /DependencyPackagePath:C:\\test\\Apps\\Framework-x86.appx
      /DependencyPackagePath:C:\\test\\Apps\\Framework-x64.appx
      /LicensePath:C:\\test\\Apps\\License.xml /Region:"US;GB"
`,
  async run(session) {
    const { provisionPackage } = await import('./provisionPackage.ts')
    await provisionPackage(session)
  },
}
