import { DismError } from '../../errors/DismError.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { parentPath } from '../../image/WindowsPath.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import type { DriverOutcome } from './addDrivers.ts'
import { attempt } from './attempt.ts'
import { devicesOf } from './devicesOf.ts'
import { driverFolders, driverKeys, LOCKDOWN_KEY } from './driverPaths.ts'
import { driverBootRemoval, driverInbox } from './driverRules.ts'
import { imageTarget } from './imageTarget.ts'
import { isBootCritical } from './judgeDriver.ts'
import { markOemNumber, oemNumber } from './oemNumbers.ts'
import { knownDriver } from './readStoredDrivers.ts'
import type { StoredDriver } from './StoredDriver.ts'
import { takeAway } from './takeAway.ts'

/**
 * Removes driver packages by their published names. One that cannot be removed stays as it is; the others go all the
 * same.
 */
export function removeDrivers(names: readonly string[]): Operation<readonly DriverOutcome[]> {
  return function* (image, context) {
    const outcomes: DriverOutcome[] = []
    for (const path of names) {
      yield { label: `remove ${path}` }
      const stored = attempt(() => removable(image, path, context))
      if (stored instanceof DismError) outcomes.push({ path, published: undefined, error: stored })
      else {
        removeDriver(image, stored, context)
        outcomes.push({ path, published: stored.published, error: undefined })
      }
    }
    return outcomes
  }
}

/** @throws DismError FILE_NOT_FOUND when there is none of that name, NOT_AN_INSTALLED_OEM_INF for one of Windows */
function removable(image: ImageReader, name: string, judge: Judge): StoredDriver {
  const stored = knownDriver(image, name, judge)
  const thirdParty = oemNumber(stored.published) !== undefined
  const because = thirdParty ? 'it was added' : 'it came with Windows'
  if (!judge.decide(driverInbox, name, thirdParty, because))
    throw new DismError('NOT_AN_INSTALLED_OEM_INF', `${name}: ${because}`)
  return stored
}

function removeDriver(image: ForkedImage, stored: StoredDriver, judge: Judge): void {
  const { published, store, hive, version } = stored
  const { volume, registry } = image
  const read = stored.inf()
  if (read) {
    const target = imageTarget(image)
    const critical = isBootCritical(read.driver, target, published, judge)
    judge.decide(driverBootRemoval, published, critical, critical ? 'it is boot-critical' : 'it is not boot-critical')
    takeAway(image, read.driver.forTarget(target), stored, judge)
    for (const { id } of devicesOf(read.driver.forTarget(target).models)) forget(image, stored, id)
  }
  if (version) forget(image, stored, version.classGuid)
  for (const path of [driverFolders.published(published), driverFolders.catalog(published), driverFolders.store(store)])
    if (volume.stat(path)) volume.remove(path)
  removeEmptied(image, published)
  registry.deleteKey(hive, driverKeys.infFile(published))
  registry.deleteKey(hive, driverKeys.package(store))
  const number = oemNumber(published)
  if (number !== undefined) markOemNumber(image, number, false)
}

/** Removes the places that came with the first package, and that have nothing in them any more. */
function removeEmptied({ volume, registry }: ForkedImage, published: string): void {
  const folder = parentPath(driverFolders.catalog(published))
  for (const path of [folder, parentPath(folder)])
    if (volume.stat(path)?.kind === 'folder' && volume.list(path).length === 0) volume.remove(path)
  const locked = registry.key('SOFTWARE', LOCKDOWN_KEY)
  if (locked?.subkeyCount === 0 && locked.values().length === 0) registry.deleteKey('SOFTWARE', LOCKDOWN_KEY)
}

/** Takes a package from the drivers of a device; a device without any is forgotten, with what was above it alone. */
function forget({ registry }: ForkedImage, { hive, published }: StoredDriver, id: string): void {
  registry.deleteValue(hive, driverKeys.deviceId(id), published)
  for (let path = id; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('\\')))) {
    const key = registry.key(hive, driverKeys.deviceId(path))
    if (!key || key.subkeyCount > 0 || key.values().length > 0) return
    registry.deleteKey(hive, driverKeys.deviceId(path))
  }
}
