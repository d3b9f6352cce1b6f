import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { linkIdenticalFiles } from './linkIdenticalFiles.ts'
import { packagesOfProvisioned } from './packageFiles.ts'
import { optimizeAdded, optimizeOffline } from './rules/hardLinks.ts'
import { hasRun, isAddedSinceRun } from './runHistory.ts'

/**
 * /Optimize-ProvisionedAppxPackages: identical files of provisioned packages become hard links, as far as the packages
 * were added since the image last ran.
 * @param online whether the image is the running Windows
 * Throws DismError NOT_SUPPORTED when it is.
 */
export function optimizeProvisionedAppxPackages(online = false): Operation {
  return function* (image, context) {
    const state = `the image is ${online ? 'the running Windows' : 'offline'}`
    if (!context.decide(optimizeOffline, '/Optimize-ProvisionedAppxPackages', !online, state))
      throw new DismError('NOT_SUPPORTED', `/Optimize-ProvisionedAppxPackages takes an offline image only`)
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
