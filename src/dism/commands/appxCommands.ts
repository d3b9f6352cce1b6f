import type { Command } from './Command.ts'
import { optimizeProvisionedAppxPackagesCommand } from './optimizeProvisionedAppxPackages.ts'

/** Commands on provisioned app packages, those that add, remove and list left out; order of the help. */
export const APPX_COMMANDS: readonly Command[] = [
  {
    name: 'Get-NonRemovableAppPolicy',
    provider: 'AppxManager',
    target: 'image',
    argument: 'none',
    options: [],
    summary: `Lists the package families configured 
to be nonremovable by enterprise policy.`,
    help: `/Get-NonRemovableAppPolicy

  Lists the package families that a policy keeps from being removed.

    Example:
      DISM.exe /Online /Get-NonRemovableAppPolicy
`,
  },
  {
    name: 'Set-NonRemovableAppPolicy',
    provider: 'AppxManager',
    target: 'image',
    argument: 'none',
    options: [
      { name: 'PackageFamily', argument: 'required' },
      { name: 'NonRemovable', argument: 'required' },
    ],
    summary: `Sets enterprise nonremovable policy for 
a given package family. `,
    help: `/Set-NonRemovableAppPolicy /PackageFamily:<package_family_name>
  /NonRemovable:{0 | 1}

  Sets (1) or lifts (0) the policy that keeps a package family from being
  removed.

    Example:
      DISM.exe /Online /Set-NonRemovableAppPolicy
      /PackageFamily:Contoso.Reader_h91ms92gdsmmt /NonRemovable:1
`,
  },
  optimizeProvisionedAppxPackagesCommand,
  {
    name: 'Set-ProvisionedAppxDataFile',
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
