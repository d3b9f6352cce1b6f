import type { Command } from './Command.ts'

/**
 * Commands on provisioned app packages that are not carried out yet; order of the help. Where `since` is 10.0.17763 it is
 * inferred: Server 2019 is the first release whose cmdlets are documented to do the same.
 */
export const APPX_COMMANDS: readonly Command[] = [
  {
    name: 'Optimize-ProvisionedAppxPackages',
    since: '10.0.17763',
    provider: 'AppxManager',
    target: 'image',
    argument: 'none',
    options: [],
    summary: `Optimizes provisioned appx footprint by 
hard-linking identical files across appx packages.`,
    help: `/Optimize-ProvisionedAppxPackages

  Replaces identical files of provisioned app packages by hard links. Takes an
  offline image only.

    Example:
      DISM.exe /Image:C:\\test\\offline /Optimize-ProvisionedAppxPackages
`,
  },
  {
    name: 'Set-ProvisionedAppxDataFile',
    since: '6.2.9200',
    provider: 'AppxManager',
    target: 'image',
    argument: 'none',
    options: [
      { name: 'CustomDataPath', argument: 'required' },
      { name: 'PackageName', argument: 'required' },
    ],
    summary: `Places custom data into the specified app 
package (.appx or .appxbundle). The specified  
application package must already be in the image.`,
    help: `/Set-ProvisionedAppxDataFile [/CustomDataPath:<custom_file_path>]
  /PackageName:<package_name>

  Puts a file into an app package that is in the image already, as Custom.dat.
  A file that is there is overwritten.

    Example:
      DISM.exe /Image:C:\\test\\offline /Set-ProvisionedAppxDataFile
      /CustomDataPath:C:\\test\\Apps\\Custom.dat
      /PackageName:Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt
`,
  },
]
