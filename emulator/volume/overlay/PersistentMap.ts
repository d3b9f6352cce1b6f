import { SortedMap } from './SortedMap.ts'

/** What a map stands on and never changes. An ordinary map will do. */
export interface FrozenMap<Value> {
  get(key: string): Value | undefined
  /** All entries, or those at least whose keys start with a prefix. */
  entries(prefix?: string): Iterable<[string, Value]>
  /** Undefined when it is not known without counting. */
  readonly size: number | undefined
}

/** The size to reckon with when it is not known. */
const LARGE = 1_000_000

/**
 * A map whose copies cost the square root of what it holds: a frozen part that copies share, and a small one of its
 * own in which `undefined` stands for a deleted key. Looking up takes two steps at most, whatever the number of
 * copies; comparing two copies of one map takes their own parts only.
 */
export class PersistentMap<Value extends object> {
  readonly #frozen: FrozenMap<Value>
  readonly #changed: Map<string, Value | undefined>

  constructor(frozen: FrozenMap<Value>, changed = new Map<string, Value | undefined>()) {
    this.#frozen = frozen
    this.#changed = changed
  }

  get(key: string): Value | undefined {
    return this.#changed.has(key) ? this.#changed.get(key) : this.#frozen.get(key)
  }

  set(key: string, value: Value): void {
    this.#changed.set(key, value)
  }

  delete(key: string): void {
    if (this.#frozen.get(key)) this.#changed.set(key, undefined)
    else this.#changed.delete(key)
  }

  /** A map that goes on by itself. Neither may be written to through the other. */
  copy(): PersistentMap<Value> {
    const changes = this.#changed.size
    return changes * changes <= (this.#frozen.size ?? LARGE)
      ? new PersistentMap(this.#frozen, new Map(this.#changed))
      : new PersistentMap(new SortedMap(new Map(this.entries())))
  }

  /** The entries whose keys start with a prefix. */
  *entries(prefix = ''): IterableIterator<[string, Value]> {
    for (const entry of this.#frozen.entries(prefix))
      if (entry[0].startsWith(prefix) && !this.#changed.has(entry[0])) yield entry
    for (const [key, value] of this.#changed) if (value !== undefined && key.startsWith(prefix)) yield [key, value]
  }

  /** The keys under which this map and another may hold different values; all keys when they share nothing. */
  keysBeside(other: PersistentMap<Value>): Set<string> {
    if (this.#frozen === other.#frozen) return new Set([...this.#changed.keys(), ...other.#changed.keys()])
    const keys = new Set<string>()
    for (const [key, value] of this.entries()) if (other.get(key) !== value) keys.add(key)
    for (const [key, value] of other.entries()) if (this.get(key) !== value) keys.add(key)
    return keys
  }
}
