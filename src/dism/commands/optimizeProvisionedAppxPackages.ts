import { DismError } from '../../errors/DismError.ts'
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
  async run({ target, judge, carryOut }) {
    const { optimizeOffline } = await import('../../servicing/appx/rules/hardLinks.ts')
    const offline = target.kind !== 'online'
    const because = `the image is ${offline ? 'offline' : 'the running Windows'}`
    if (!judge.decide(optimizeOffline, '/Optimize-ProvisionedAppxPackages', offline, because))
      throw new DismError('NOT_SUPPORTED', `/Optimize-ProvisionedAppxPackages takes an offline image only`)
    const { optimizeProvisionedAppxPackages } = await import('../../servicing/appx/optimizeProvisionedAppxPackages.ts')
    carryOut(optimizeProvisionedAppxPackages())
  },
}
