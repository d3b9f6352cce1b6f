import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import type { TargetedInf } from '../../formats/inf/DriverInf.ts'
import { servicePath } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { copiedFiles } from './copiedFiles.ts'
import { driverFolders, lockdownKey } from './driverPaths.ts'
import { driverServiceShared } from './driverRules.ts'
import { belowWindows, dropOwner, isOwner, placeOf } from './putInPlace.ts'
import type { StoredDriver } from './StoredDriver.ts'

/** Takes away the services and files that a driver package has put in place, and that it alone owns. */
export function takeAway(image: ForkedImage, targeted: TargetedInf, stored: StoredDriver, judge: Judge): void {
  const { registry, volume } = image
  const { published } = stored
  const isShared = (hive: 'SYSTEM' | 'SOFTWARE', key: string, subject: string): boolean => {
    const shared = dropOwner(image, hive, key, published)
    const because = shared ? 'another package owns it too' : 'no other package owns it'
    return judge.decide(driverServiceShared, subject, shared, because)
  }
  const services = [...targeted.installs.keys()].flatMap((install) => targeted.services(install))
  const seen = new Set<string>()
  for (const { name } of services) {
    const key = servicePath(registry, name)
    if (seen.has(name.toLowerCase()) || !isOwner(image, 'SYSTEM', key, published)) continue
    seen.add(name.toLowerCase())
    if (!isShared('SYSTEM', key, name)) registry.deleteKey('SYSTEM', key)
  }
  for (const file of copiedFiles(targeted)) {
    const path = placeOf(file)
    if (path === undefined) continue
    const isThere = volume.stat(path)?.kind === 'file'
    const key = lockdownKey(belowWindows(path))
    const locked = registry.key('SOFTWARE', key) !== undefined
    const own = locked
      ? isOwner(image, 'SOFTWARE', key, published)
      : isThere && isSame(image, path, `${driverFolders.store(stored.store)}\\${file.source}`)
    if (!own || isShared('SOFTWARE', key, path)) continue
    registry.deleteKey('SOFTWARE', key)
    if (isThere) volume.remove(path)
  }
}

/** Whether a file is still the one of the store. */
function isSame({ volume }: ForkedImage, path: string, stored: string): boolean {
  if (volume.stat(stored)?.kind !== 'file') return false
  const [one, other]: ByteSource[] = [volume.open(path), volume.open(stored)]
  if (!one || !other || one.size !== other.size) return false
  const bytes = readAll(one)
  return readAll(other).every((byte, index) => byte === bytes[index])
}
