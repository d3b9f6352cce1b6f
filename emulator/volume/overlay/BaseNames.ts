import { upcase } from '../../../src/formats/upcase.ts'
import type { VolumeEntry, VolumeReader } from '../../../src/image/Volume.ts'
import { joinPath } from '../../../src/image/WindowsPath.ts'
import type { OverlayNode } from './nodes.ts'
import type { FrozenMap } from './PersistentMap.ts'
import { SortedMap } from './SortedMap.ts'

/** The names of a folder of the base by folded name: read one by one until all are asked for. */
export class BaseNames implements FrozenMap<OverlayNode> {
  readonly #reader: VolumeReader
  readonly #folder: string
  readonly #makeNode: (entry: VolumeEntry) => OverlayNode
  readonly #single = new Map<string, OverlayNode>()
  #all: SortedMap<OverlayNode> | undefined

  constructor(reader: VolumeReader, folder: string, makeNode: (entry: VolumeEntry) => OverlayNode) {
    this.#reader = reader
    this.#folder = folder
    this.#makeNode = makeNode
  }

  get size(): number | undefined {
    return this.#all?.size
  }

  /** @throws DismError of the base, when it has something under that name that it does not let be touched */
  get(folded: string): OverlayNode | undefined {
    const known = this.#all?.get(folded) ?? this.#single.get(folded)
    if (known) return known
    const entry = this.#reader.stat(joinPath(this.#folder, folded))
    if (!entry || this.#all) return undefined
    const node = this.#makeNode(entry)
    this.#single.set(folded, node)
    return node
  }

  /** The names that start with a prefix. */
  entries(prefix = ''): Iterable<[string, OverlayNode]> {
    if (this.#all) return this.#all.entries(prefix)
    const listed = new Map(
      this.#reader.list(this.#folder, prefix).map((entry) => {
        const folded = upcase(entry.name)
        return [folded, this.#single.get(folded) ?? this.#makeNode(entry)]
      }),
    )
    if (prefix === '') this.#all = new SortedMap(listed)
    else for (const [folded, node] of listed) this.#single.set(folded, node)
    return listed
  }
}
