import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ComponentValue } from '../../formats/mum/ComponentManifest.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { findStaged } from './componentStore.ts'
import { componentRegistry } from './componentRules.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { registryPlace, type RegistryPlace } from './registryPlace.ts'
import { writerOf } from './writerOf.ts'

/** A key of a component, in the hives of the image. */
interface PlacedKey {
  readonly keyName: string
  /** Undefined where it is in no hive of Windows. */
  readonly place: RegistryPlace | undefined
  readonly values: readonly ComponentValue[]
}

/** Enters what a component brings into the registry. */
export function enterValues(image: ForkedImage, identity: AssemblyIdentity, judge: Judge): void {
  const keys = keysOf(image, identity)
  if (keys.length === 0) return
  const left: string[] = []
  for (const { keyName, place, values } of keys) {
    if (!place) left.push(keyName)
    if (!place) continue
    image.registry.createKey(place.hive, place.path)
    for (const value of values) {
      const write = writerOf(value)
      if (write) write(image.registry, place)
      else left.push(`${keyName}\\${value.name}`)
    }
  }
  const because = left.length === 0 ? `${keys.length} keys` : left.join(', ')
  judge.decide(componentRegistry, formatPackageIdentity(identity), left.length === 0, because)
}

/** Takes out of the registry what a component brought and no other one brings; keys that are empty then go too. */
export function removeValues(
  image: ForkedImage,
  identity: AssemblyIdentity,
  others: () => Iterable<AssemblyIdentity>,
): void {
  const keys = keysOf(image, identity)
  if (keys.length === 0) return
  const kept = new Set([...others()].flatMap((other) => keysOf(image, other).flatMap(namesOf)))
  for (const key of keys) {
    const { place, values } = key
    if (!place || !image.registry.key(place.hive, place.path)) continue
    for (const { name } of values)
      if (!kept.has(nameOf(place, name))) image.registry.deleteValue(place.hive, place.path, name)
    if (!kept.has(nameOf(place))) removeEmpty(image, place, kept)
  }
}

function removeEmpty(image: ForkedImage, { hive, path }: RegistryPlace, kept: ReadonlySet<string>): void {
  const key = image.registry.key(hive, path)
  if (!key || key.values().length > 0 || key.subkeyNames().length > 0 || kept.has(nameOf({ hive, path }))) return
  image.registry.deleteKey(hive, path)
  const parent = path.slice(0, Math.max(path.lastIndexOf('\\'), 0))
  if (parent !== '') removeEmpty(image, { hive, path: parent }, kept)
}

function keysOf(image: ImageReader, identity: AssemblyIdentity): readonly PlacedKey[] {
  const keys = findStaged(image, identity)?.manifest?.registryKeys ?? []
  return keys.map(({ keyName, values }) => ({
    keyName,
    place: registryPlace(image, keyName, identity.architecture),
    values,
  }))
}

/** The names of a key and of its values, to be looked up. */
function namesOf({ place, values }: PlacedKey): readonly string[] {
  return place ? [nameOf(place), ...values.map(({ name }) => nameOf(place, name))] : []
}

function nameOf({ hive, path }: RegistryPlace, value?: string): string {
  return [hive, path, ...(value === undefined ? [] : ['', value])].join('\\').toLowerCase()
}
