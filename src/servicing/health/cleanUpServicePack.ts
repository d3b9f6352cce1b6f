import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { releaseTypeFrom } from '../packages/judgePackage.ts'
import { newGoals } from '../packages/packageGoals.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackages } from '../packages/readPackages.ts'
import { retirePackage } from '../packages/retirePackage.ts'
import { servicePackBackup } from './healthRules.ts'

/** Removes what a service pack has replaced. @returns whether there was anything */
export function cleanUpServicePack(): Operation<boolean> {
  return function* (image, context) {
    yield { label: 'look for the backup of a service pack' }
    const backup = backupOf(image, context)
    const because = `${backup.length} packages are its backup`
    if (!context.decide(servicePackBackup, 'the image', backup.length > 0, because)) return false
    yield { label: 'remove the backup', done: 0.5, pointOfNoReturn: true }
    const plan = newGoals(image)
    for (const identity of backup) retirePackage(image, plan, identity)
    return true
  }
}

/** The superseded packages of an image that has a service pack. */
function backupOf(image: ImageReader, judge: Judge): readonly string[] {
  const packages = readPackages(image)
  const isPack = ({ identity }: (typeof packages)[number]) =>
    releaseTypeFrom(identity, readPackageManifest(image, identity), judge) === 'ServicePack'
  const superseded = packages.filter(({ currentState }) => currentState === CURRENT_STATES.superseded)
  return superseded.length > 0 && packages.some(isPack) ? superseded.map(({ identity }) => identity) : []
}
