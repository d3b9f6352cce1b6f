import type { Operation } from '../Operation.ts'
import { linkIdenticalFiles } from './linkIdenticalFiles.ts'
import { packagesOfProvisioned } from './packageFiles.ts'
import { optimizeAdded } from './rules/hardLinks.ts'
import { hasRun, isAddedSinceRun } from './runHistory.ts'

/**
 * /Optimize-ProvisionedAppxPackages: identical files of provisioned packages become hard links, as far as the packages
 * were added since the image last ran.
 */
export function optimizeProvisionedAppxPackages(): Operation {
  return function* (image, context) {
    yield { label: 'look up the provisioned packages' }
    const ran = hasRun(image)
    const packages = packagesOfProvisioned(image).filter((one) => {
      const added = !ran || isAddedSinceRun(image, one)
      const because = ran
        ? `it was ${added ? 'added since the image last ran' : 'there when the image last ran'}`
        : 'the image has never run'
      return context.decide(optimizeAdded, one.fullName, added, because)
    })
    const names = packages.map((one) => one.fullName)
    yield* linkIdenticalFiles(image, names, () => true, context)
  }
}
