import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { parseDriverInf } from '../../formats/inf/parseDriverInf.ts'
import { parseInf } from '../../formats/inf/parseInf.ts'
import type { HiveKey } from '../../formats/regf/Hive.ts'
import { readDword, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { DRIVER_HIVES, type DriverHive, driverFolders, driverKeys, driverValues } from './driverPaths.ts'
import { driverKnown } from './driverRules.ts'
import type { StoredDriver } from './StoredDriver.ts'
import { decodeVersionValue } from './versionValue.ts'

/** Bytes of an INF of the store that are read at all. */
const LARGEST = 8 * 1024 * 1024

/** The driver packages of an image, by published name as text: oem1, oem10, oem2. */
export function readStoredDrivers(image: ImageReader): readonly StoredDriver[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return DRIVER_HIVES.flatMap((hive) =>
    (image.registry.key(hive, driverKeys.packages)?.subkeys() ?? []).map((key) => storedDriver(image, hive, key)),
  ).toSorted((a, b) => compare(a.published.toLowerCase(), b.published.toLowerCase()) || compare(a.store, b.store))
}

/** The driver package of a published name, case ignored: the one that holds when the store has several of that name. */
function findStoredDriver(image: ImageReader, published: string): StoredDriver | undefined {
  for (const hive of DRIVER_HIVES) {
    const store = readString(image.registry.key(hive, driverKeys.infFile(published)), driverValues.active)
    const key = store === undefined ? undefined : image.registry.key(hive, driverKeys.package(store))
    if (key) return storedDriver(image, hive, key)
  }
  return undefined
}

/** @throws DismError FILE_NOT_FOUND when the image has no driver package of that published name */
export function knownDriver(image: ImageReader, published: string, judge: Judge): StoredDriver {
  const stored = findStoredDriver(image, published)
  const because = stored ? `its folder is ${stored.store}` : 'the driver database does not have it'
  if (judge.decide(driverKnown, published, stored !== undefined, because) && stored) return stored
  throw new DismError('FILE_NOT_FOUND', `the image has no driver package ${published}`)
}

function storedDriver(image: ImageReader, hive: DriverHive, key: HiveKey): StoredDriver {
  const published = readString(key, '') ?? ''
  const infName = readString(key, driverValues.infName) ?? published
  return {
    published,
    store: key.name,
    hive,
    infName,
    provider: readString(key, driverValues.provider) ?? '',
    catalog: readString(key, driverValues.catalog) ?? '',
    signerScore: readDword(key, driverValues.signerScore),
    version: decodeVersionValue(key.value(driverValues.version)?.data ?? new Uint8Array()),
    inf: () => readInf(image, `${driverFolders.store(key.name)}\\${infName}`),
  }
}

function readInf({ volume }: ImageReader, path: string): ReturnType<StoredDriver['inf']> {
  const entry = volume.stat(path)
  if (entry?.kind !== 'file' || entry.size > LARGEST) return undefined
  try {
    const bytes = readAll(volume.open(path))
    return { driver: parseDriverInf(parseInf(bytes, path)), bytes }
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
