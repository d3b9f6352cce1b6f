import type { Command } from './Command.ts'

/** Commands on provisioned app packages that are not carried out yet; order of the help. */
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
  {
    name: 'Optimize-ProvisionedAppxPackages',
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
]
