import type { FrozenMap } from './PersistentMap.ts'

/** A map that nobody changes any more. Its keys are sorted once, when a prefix is first asked for: a folder may hold thousands. */
export class SortedMap<Value> implements FrozenMap<Value> {
  readonly #map: ReadonlyMap<string, Value>
  #keys: readonly string[] | undefined

  constructor(map: ReadonlyMap<string, Value>) {
    this.#map = map
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): Value | undefined {
    return this.#map.get(key)
  }

  /** The entries whose keys start with a prefix, sorted by key; without a prefix all, in the order of the map. */
  entries(prefix = ''): Iterable<[string, Value]> {
    return prefix === '' ? this.#map.entries() : this.#entriesUnder(prefix)
  }

  *#entriesUnder(prefix: string): IterableIterator<[string, Value]> {
    const keys = (this.#keys ??= [...this.#map.keys()].toSorted())
    for (let index = firstAtLeast(keys, prefix); index < keys.length; index++) {
      const key = keys[index]!
      if (!key.startsWith(prefix)) return
      yield [key, this.#map.get(key)!]
    }
  }
}

/** The index of the first key that is not before a prefix, found by halving. */
function firstAtLeast(keys: readonly string[], prefix: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]! < prefix) low = middle + 1
    else high = middle
  }
  return low
}
