import { upcase } from '../upcase.ts'
import type { KeyPlace } from './checkKeyPlace.ts'
import { checkKeyPlace } from './checkKeyPlace.ts'
import type { ListPlace } from './findSubkey.ts'
import { findAtPlace, findInAnyOrder, placeInOrder } from './findSubkey.ts'
import { HashFilter } from './HashFilter.ts'
import type { HiveCells } from './HiveCells.ts'
import { namesOf } from './namesOf.ts'
import { keyNodeName, readKeyNode } from './keyNode.ts'
import { nameHash } from './nameHash.ts'
import type { Leaf, SubkeyList } from './subkeyList.ts'
import { leafEntry, readSubkeyList } from './subkeyList.ts'

/** Fewest entries of a list that are worth a filter. */
const LONG_LIST = 64

/** Names that are remembered at most. */
const MOST_NAMES = 1 << 17

/** How far a path leads. */
export interface PathEnd {
  /** The last key of the path that is there. */
  readonly key: KeyPlace
  /** Names below it that are not. */
  readonly missing: readonly string[]
  /** Where the first of them belongs. */
  readonly place?: ListPlace
}

/**
 * Finds keys for the changes of one hive. It remembers what a change leaves as it is: where the keys above others are,
 * their names, and of which hashes long lists have none. It is to be told of every key that is added or removed.
 */
export class KeyFinder {
  readonly #root: KeyPlace
  /** By path, as it was asked for. */
  readonly #above = new Map<string, KeyPlace>()
  /** By offset of the key: the hashes in its list, at least. */
  readonly #hashes = new Map<number, HashFilter>()

  /** The list that was read last, and whose it is. */
  #last: { readonly parent: number; readonly list: SubkeyList } | undefined
  /** By offset of the key: its name, upper-cased. */
  readonly #names = new Map<number, string>()

  /** Keys that were made here: their lists are in order. */
  readonly #made = new Set<number>()

  constructor(root: number) {
    this.#root = { offset: root, depth: 1 }
  }

  /**
   * Follows a path as far as its keys are there.
   * @throws FormatError when a key on the way is corrupt
   */
  follow(cells: HiveCells, path: string): PathEnd {
    const end = path.lastIndexOf('\\')
    const above = end > 0 ? path.slice(0, end) : undefined
    const known = above === undefined ? undefined : this.#above.get(above)
    const names = known === undefined ? namesOf(path) : [path.slice(end + 1)]
    let key = known ?? this.#root
    for (let index = 0; index < names.length; index++) {
      if (above !== undefined && index > 0 && index === names.length - 1) this.#above.set(above, key)
      const found = this.#find(cells, key.offset, upcase(names[index]!))
      if (typeof found !== 'number') return { key, missing: names.slice(index), place: found }
      const next = { offset: found, depth: key.depth + 1 }
      checkKeyPlace(cells, next, key.offset, this.#root.offset)
      key = next
    }
    return { key, missing: [] }
  }

  /** Takes note of a key that was added. */
  added(parent: number, name: string, key: number): void {
    this.#names.set(key, upcase(name))
    this.#made.add(key)
    const filter = this.#hashes.get(parent)
    if (filter?.add(nameHash(name)) === false) this.#hashes.delete(parent)
  }

  /** Takes note that keys were removed. */
  removed(): void {
    this.#above.clear()
    this.#made.clear()
    this.#names.clear()
    this.#last = undefined
  }

  /** As `findSubkey`, but a list that has been searched in vain is not searched again for a hash that it lacks. */
  #find(cells: HiveCells, parent: number, wanted: string): number | ListPlace {
    const list = this.#listOf(cells, parent)
    if (!this.#made.has(parent)) {
      const found = this.#findInAnyOrder(cells, parent, list, wanted)
      if (found !== undefined) return found
    }
    if (this.#names.size > MOST_NAMES) this.#names.clear()
    const place = placeInOrder(cells, list, wanted, (leaf, entry) => this.#nameIn(cells, leaf, entry))
    const found = list.leaves[place.leaf]
    const mayBeThere =
      found !== undefined && place.entry < found.count && this.#nameIn(cells, found, place.entry) === wanted
    return (mayBeThere ? findAtPlace(cells, place, wanted) : undefined) ?? place
  }

  #findInAnyOrder(cells: HiveCells, parent: number, { leaves }: SubkeyList, wanted: string): number | undefined {
    const hash = nameHash(wanted)
    const filter = this.#hashes.get(parent)
    if (filter?.mayHave(hash) ?? true) {
      const found = findInAnyOrder(cells, leaves, wanted, hash)
      if (found !== undefined) return found
    }
    if (filter === undefined) this.#addFilter(cells, parent, leaves)
    return undefined
  }

  #listOf(cells: HiveCells, parent: number): SubkeyList {
    if (this.#last?.parent === parent && !this.#last.list.outdated) return this.#last.list
    const list = readSubkeyList(cells, parent, readKeyNode(cells, parent))
    this.#last = { parent, list }
    return list
  }

  #nameIn(cells: HiveCells, leaf: Leaf, entry: number): string {
    const names = (leaf.names ??= [])
    return (names[entry] ??= this.#nameOf(cells, leafEntry(cells, leaf, entry)))
  }

  #nameOf(cells: HiveCells, key: number): string {
    let name = this.#names.get(key)
    if (name === undefined) this.#names.set(key, (name = upcase(keyNodeName(readKeyNode(cells, key)))))
    return name
  }

  /** Hives before 1.5 have entries without hashes, and may turn others into such. */
  #addFilter(cells: HiveCells, parent: number, leaves: readonly Leaf[]): void {
    if (cells.minor < 5 || leaves.some(({ kind }) => kind !== 'lh')) return
    const count = leaves.reduce((sum, leaf) => sum + leaf.count, 0)
    if (count >= LONG_LIST) this.#hashes.set(parent, HashFilter.of(cells, leaves, count))
  }
}
