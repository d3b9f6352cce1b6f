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
]
