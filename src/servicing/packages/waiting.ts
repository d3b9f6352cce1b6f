import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { additionWaits, pendingPrevented, restartNeeded } from './addRules.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { hasPendingWork } from './pendingWork.ts'
import type { RegisteredPackage } from './readPackages.ts'

/** Whether a package is only installed when Windows starts next (package.restart.needed, package.add.wait). */
export function doesAdditionWait(
  image: ImageReader,
  manifest: PackageManifest,
  replaced: readonly RegisteredPackage[],
  online: boolean,
  judge: Judge,
): boolean {
  if (manifest.selfUpdate) return false
  const identity = formatPackageIdentity(manifest.identity)
  if (online) return needsRestart(image, identity, manifest.restart, replaced, judge)
  const isPe = image.identity().installationType === 'WindowsPE'
  const busy = hasPendingWork(image)
  const because = isPe
    ? 'the image is Windows PE'
    : busy
      ? 'something of the image waits already'
      : `completelyOfflineCapable is ${manifest.offlineCapable ?? 'not said'}`
  return judge.decide(additionWaits, identity, isPe || busy || manifest.offlineCapable === 'no', because)
}

/**
 * Whether the running Windows must restart for a package.
 * @param restart as its manifest says
 * @param replaced versions that it takes the place of, or that take its place
 */
export function needsRestart(
  image: ImageReader,
  identity: string,
  restart: string | undefined,
  replaced: readonly RegisteredPackage[],
  judge: Judge,
): boolean {
  const busy = hasPendingWork(image)
  const needed = restart === 'required' || replaced.length > 0 || busy
  const because =
    restart === 'required'
      ? 'the manifest requires it'
      : (replaced[0]?.identity ?? (busy ? 'a restart is due already' : 'nothing that is installed is replaced'))
  return judge.decide(restartNeeded, identity, needed, because)
}

/** Whether /PreventPending leaves a package out. */
export function isPrevented(image: ImageReader, identity: string, waits: boolean, judge: Judge): boolean {
  const busy = hasPendingWork(image)
  const because = waits
    ? 'it would wait for the next start'
    : busy
      ? 'something of the image waits'
      : 'nothing waits for the next start'
  return judge.decide(pendingPrevented, identity, waits || busy, because)
}
