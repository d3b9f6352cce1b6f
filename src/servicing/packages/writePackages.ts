import type { ByteSource } from '../../formats/ByteSource.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { parentPath } from '../../image/WindowsPath.ts'
import { cataloguePath, cbsKeys, cbsNames, manifestPath, ownerValue, withoutVersion } from './cbsPaths.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { UNASKED, type PackageOwner } from './readPackages.ts'

/** A package to be entered into the registry of an image. */
export interface PackageRecord {
  readonly identity: string
  /** See `CURRENT_STATES`. */
  readonly currentState: number
  /** See `VISIBILITY`. */
  readonly visibility: number
  readonly selfUpdate: boolean
  /** Folder that it came from, as DISM had unpacked it. */
  readonly installLocation: string
  /** What brought it: itself when a user did, else the packages it is inside of. */
  readonly owners: readonly PackageOwner[]
  /** Names of its features. Those that are known already keep what was asked of them. */
  readonly features: readonly string[]
  /** Identities of the packages that it asks for, of which one must be there. */
  readonly parents: readonly string[]
  readonly manifest: ByteSource
  readonly catalogue: ByteSource | undefined
}

/** Who installs, as packages that DISM installed have it. */
const CLIENT = 'DISM Package Manager Provider'

/** The account under which servicing runs. */
const LOCAL_SYSTEM = 'S-1-5-18'

/**
 * Enters a package into the registry with its manifest and catalogue, or what is new of one that is there. Sources of
 * keys and values: a hive of Windows 8.1.
 * @param now FILETIME, for a package that is installed
 */
export function recordPackage(image: ForkedImage, record: PackageRecord, now: bigint): void {
  const { identity } = record
  const { registry, volume } = image
  const key = cbsKeys.package(identity)
  registry.setString('SOFTWARE', key, cbsNames.installClient, CLIENT)
  registry.setString('SOFTWARE', key, cbsNames.installName, `${identity}.mum`)
  registry.setString('SOFTWARE', key, cbsNames.installLocation, record.installLocation)
  setPackageState(image, identity, record.currentState, now)
  registry.setDword('SOFTWARE', key, cbsNames.selfUpdate, record.selfUpdate ? 1 : 0)
  registry.setDword('SOFTWARE', key, cbsNames.visibility, record.visibility)
  for (const owner of record.owners) setPackageOwner(image, identity, owner)
  for (const feature of record.features) {
    const updates = `${key}\\${cbsNames.updates}`
    if (!registry.key('SOFTWARE', updates)?.value(feature)) registry.setDword('SOFTWARE', updates, feature, UNASKED)
  }
  registry.setDword('SOFTWARE', cbsKeys.indexed(withoutVersion(identity)), identity, 0)
  for (const parent of record.parents)
    registry.setDword('SOFTWARE', cbsKeys.detected(withoutVersion(parent)), identity, DETECTED)
  volume.write(manifestPath(identity), record.manifest)
  if (record.catalogue) volume.write(cataloguePath(identity), record.catalogue)
}

/** A value of PackageDetect: nearly all 57,000 in a Windows 8.1. Not documented. */
const DETECTED = 2

/**
 * Says how far a package of the image is.
 * @param now FILETIME, when it is installed from now on
 */
export function setPackageState(image: ForkedImage, identity: string, currentState: number, now: bigint): void {
  const { registry } = image
  const key = cbsKeys.package(identity)
  setCurrentState(image, identity, currentState)
  if (currentState !== CURRENT_STATES.installed) return
  registry.setDword('SOFTWARE', key, cbsNames.installTimeHigh, Number(now >> 32n))
  registry.setDword('SOFTWARE', key, cbsNames.installTimeLow, Number(now & 0xffff_ffffn))
  registry.setString('SOFTWARE', key, cbsNames.installUser, LOCAL_SYSTEM)
}

/** Says how far a package is that was so before: of one that is installed the time stays as it was. */
export function setCurrentState({ registry }: ForkedImage, identity: string, currentState: number): void {
  registry.setDword('SOFTWARE', cbsKeys.package(identity), cbsNames.currentState, currentState)
}

/** Says what a package is there for, or what that wants of it now. */
export function setPackageOwner(image: ForkedImage, identity: string, owner: PackageOwner): void {
  const key = `${cbsKeys.package(identity)}\\${cbsNames.owners}`
  image.registry.setDword('SOFTWARE', key, owner.identity, ownerValue(owner.kind, owner.intendedState))
}

/** Takes an owner off a package. */
export function dropPackageOwner({ registry }: ForkedImage, identity: string, owner: string): void {
  const key = `${cbsKeys.package(identity)}\\${cbsNames.owners}`
  if (registry.key('SOFTWARE', key)) registry.deleteValue('SOFTWARE', key, owner)
}

/** Takes a package out of the registry, with its manifest and catalogue. What it has in WinSxS stays. */
export function forgetPackage(image: ForkedImage, identity: string, parents: readonly string[]): void {
  const { registry, volume } = image
  registry.deleteKey('SOFTWARE', cbsKeys.package(identity))
  removeListed(image, cbsKeys.indexed(withoutVersion(identity)), identity)
  for (const parent of parents) removeListed(image, cbsKeys.detected(withoutVersion(parent)), identity)
  for (const path of [manifestPath(identity), cataloguePath(identity)]) if (volume.stat(path)) volume.remove(path)
}

/** Takes a name off a key that lists packages, and the key when it was the last, and the one above when that was. */
function removeListed({ registry }: ForkedImage, key: string, identity: string): void {
  if (!registry.key('SOFTWARE', key)) return
  registry.deleteValue('SOFTWARE', key, identity)
  if (registry.key('SOFTWARE', key)?.values().length !== 0) return
  registry.deleteKey('SOFTWARE', key)
  const above = parentPath(key)
  if (registry.key('SOFTWARE', above)?.subkeyNames().length === 0) registry.deleteKey('SOFTWARE', above)
}
