import { decodeDword } from '../../formats/regf/decodeDword.ts'
import { decodeQword } from '../../formats/regf/decodeQword.ts'
import type { HiveKey } from '../../formats/regf/Hive.ts'
import { readDword, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { cbsKeys, cbsNames } from './cbsPaths.ts'

/** A package as the registry of an image has it. */
export interface RegisteredPackage {
  /** As the key is named. */
  readonly identity: string
  /** See `CURRENT_STATES`. */
  readonly currentState: number | undefined
  /** See `VISIBILITY`. */
  readonly visibility: number | undefined
  readonly selfUpdate: boolean
  /** FILETIME; undefined for what was never installed. */
  readonly installTime: bigint | undefined
  /** `WindowsUpdateAgent`, `DISM Package Manager Provider`. */
  readonly installClient: string | undefined
  /** A SID. */
  readonly installUser: string | undefined
  /** Name of its manifest. */
  readonly installName: string | undefined
  readonly installLocation: string | undefined
  /** FILETIME. No state: some that have it are installed. */
  readonly supersededTime: bigint | undefined
  /** Whether it is noted among what waits for the next start of the image. */
  waits(): boolean
  /** What brought it, read when asked for. */
  owners(): readonly PackageOwner[]
  /** Its features, read when asked for. */
  updates(): readonly RecordedUpdate[]
}

/** A package that another one is there for. */
export interface PackageOwner {
  readonly identity: string
  /** 2 for what is there for itself, 3 for a package inside another; 1 and 4 exist too. Not documented. */
  readonly kind: number
  /** What the owner wants it to be, as in `CURRENT_STATES`. */
  readonly intendedState: number
}

/** A feature of a package. */
export interface RecordedUpdate {
  readonly name: string
  /** What was asked of it, as in `CURRENT_STATES`; undefined while nobody has (0xff). */
  readonly intendedState: number | undefined
}

/** An update's value while nobody has asked anything of it: 127 of 128 in a Windows 8.1. */
export const UNASKED = 0xff

/** The packages of an image, in the order of the registry, which is that of their names. */
export function readPackages(image: ImageReader): readonly RegisteredPackage[] {
  return (image.registry.key('SOFTWARE', cbsKeys.packages)?.subkeys() ?? []).map((key) => packageOf(image, key))
}

/** The package of that very identity, case ignored. */
export function readPackage(image: ImageReader, identity: string): RegisteredPackage | undefined {
  const key = image.registry.key('SOFTWARE', cbsKeys.package(identity))
  return key && packageOf(image, key)
}

function packageOf({ registry }: ImageReader, key: HiveKey): RegisteredPackage {
  const superseded = key.value(cbsNames.supersededTime)
  return {
    identity: key.name,
    currentState: readDword(key, cbsNames.currentState),
    visibility: readDword(key, cbsNames.visibility),
    selfUpdate: readDword(key, cbsNames.selfUpdate) === 1,
    installTime: installTimeOf(key),
    installClient: readString(key, cbsNames.installClient),
    installUser: readString(key, cbsNames.installUser),
    installName: readString(key, cbsNames.installName),
    installLocation: readString(key, cbsNames.installLocation),
    supersededTime: superseded && decodeQword(superseded.data),
    waits: () => registry.key('SOFTWARE', `${cbsKeys.packagesPending}\\${key.name}`) !== undefined,
    owners: () =>
      dwordsIn(key, cbsNames.owners).map(({ name, value }) => ({
        identity: name,
        kind: value >>> 16,
        intendedState: value & 0xffff,
      })),
    updates: () =>
      dwordsIn(key, cbsNames.updates).map(({ name, value }) => ({
        name,
        intendedState: value === UNASKED ? undefined : value & 0xffff,
      })),
  }
}

function installTimeOf(key: HiveKey): bigint | undefined {
  const high = readDword(key, cbsNames.installTimeHigh)
  const low = readDword(key, cbsNames.installTimeLow)
  return high === undefined || low === undefined ? undefined : (BigInt(high) << 32n) | BigInt(low)
}

function dwordsIn(key: HiveKey, subkey: string): { readonly name: string; readonly value: number }[] {
  return (key.subkey(subkey)?.values() ?? []).flatMap(({ name, data }) => {
    const value = decodeDword(data)
    return value === undefined ? [] : [{ name, value }]
  })
}
