import { lazySource, readAll, type ByteSource } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { composeLayers } from '../volume/composeLayers.ts'
import { buildHive, type HiveContents } from './hiveContents.ts'
import { hasDriversHive, inboxDriverKeys } from './inboxDrivers.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { labTime } from './labTime.ts'
import { layersOf } from './layersOf.ts'
import { softwareHive } from './softwareHive.ts'
import { systemHive } from './systemHive.ts'
import { userHive } from './userHive.ts'

/** What images of one specification have in common. */
export interface SharedParts {
  readonly files: VolumeReader
  /** By path. */
  readonly hives: ReadonlyMap<string, ByteSource>
}

/** Specifications whose parts are kept; some 100 KB each. */
const KEPT = 64

const known = new Map<string, SharedParts>()

/**
 * The files and hives of a specification, built once, a hive when it is first read: images share them and write elsewhere. Times in the hives are
 * those of the release's build lab, as those of its files.
 */
export function sharedParts(specification: ImageSpecification): SharedParts {
  const { name, architecture, languages, defaultLanguage, region, users, pins, version } = specification
  const key = JSON.stringify([
    name,
    architecture,
    languages.map(({ tag }) => tag),
    defaultLanguage.tag,
    region,
    users,
    pins,
    version,
  ])
  const parts = known.get(key) ?? { files: composeLayers(layersOf(specification)), hives: buildHives(specification) }
  known.delete(key)
  known.set(key, parts)
  // A Map keeps the order of insertion: the first key is the one longest unused.
  for (const oldest of known.keys()) if (known.size > KEPT) known.delete(oldest)
  return parts
}

function buildHives(specification: ImageSpecification): Map<string, ByteSource> {
  const { preset, architecture, users } = specification
  const time = labTime(preset)
  const build = (contents: () => HiveContents, minorVersion: 3 | 5): ByteSource =>
    lazySource(() => readAll(buildHive(contents(), preset.hiveRoot, minorVersion, () => time).toSource()))
  const drivers: [string, ByteSource][] = hasDriversHive(preset)
    ? [['Windows\\System32\\config\\DRIVERS', build(() => inboxDriverKeys(preset, architecture, 'DRIVERS'), 5)]]
    : []
  const user = build(() => userHive(specification), preset.userHiveMinor)
  return new Map([
    ['Windows\\System32\\config\\SOFTWARE', build(() => softwareHive(specification), 5)],
    ['Windows\\System32\\config\\SYSTEM', build(() => systemHive(specification), 5)],
    ...drivers,
    ['Windows\\System32\\config\\DEFAULT', user],
    ...['Default', ...users.map(({ name }) => name)].map((name): [string, ByteSource] => [
      `Users\\${name}\\NTUSER.DAT`,
      user,
    ]),
  ])
}
