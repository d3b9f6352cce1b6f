import type { Command } from './Command.ts'

/** `/Optimize-ProvisionedAppxPackages`: identical files of provisioned packages become hard links. */
export const optimizeProvisionedAppxPackagesCommand: Command = {
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
  offline image only. Once the image has run, only packages that were added
  since are optimized.

    Example:
      DISM.exe /Image:C:\\test\\offline /Optimize-ProvisionedAppxPackages
`,
  async run({ target, carryOut }) {
    const { optimizeProvisionedAppxPackages } = await import('../../servicing/appx/optimizeProvisionedAppxPackages.ts')
    carryOut(optimizeProvisionedAppxPackages(target.kind === 'online'))
  },
}
