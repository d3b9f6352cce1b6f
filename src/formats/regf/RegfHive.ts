import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { upcase } from '../upcase.ts'
import { addKey } from './addKey.ts'
import { BASE_BLOCK, BASE_FIELD, cleanBaseBlock, isClean } from './baseBlock.ts'
import { LONGEST_KEY_NAME, LONGEST_VALUE_NAME } from './cellName.ts'
import { DEEPEST_KEY } from './checkKeyPlace.ts'
import { CellStarts } from './CellStarts.ts'
import { findValue } from './findValue.ts'
import { FreeCells } from './FreeCells.ts'
import type { Hive, HiveValue } from './Hive.ts'
import { HiveCells } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { readU32 } from './littleEndian.ts'
import type { PathEnd } from './KeyFinder.ts'
import { KeyFinder } from './KeyFinder.ts'
import { readKeyNode } from './keyNode.ts'
import { namesOf } from './namesOf.ts'
import type { PagedBytes } from './PagedBytes.ts'
import { RegfKey } from './RegfKey.ts'
import { removeKeyTree } from './removeKeyTree.ts'
import { removeKeyValue } from './removeKeyValue.ts'
import { setKeyValues } from './setKeyValues.ts'
import { LARGEST_DATA } from './valueData.ts'
import { valueOffsets } from './valueRecord.ts'

/** A state of a hive: all that a fork takes over. */
export interface HiveState {
  readonly cells: HiveCells
  readonly free: FreeCells
  readonly changed: boolean
  /** The file as it was opened. */
  readonly opened: ByteSource
  /** The clock: FILETIME. */
  readonly now: () => bigint
}

/** The hive over its cells. A change writes to its pages, or to a copy once somebody reads keys from them. */
export class RegfHive implements Hive {
  #cells: HiveCells
  #free: FreeCells
  #changed: boolean
  /** When it has been asked for: what comes from it shows the hive as it is now. */
  #root: RegfKey | undefined
  #keys: KeyFinder
  readonly #opened: ByteSource
  readonly #now: () => bigint

  constructor({ cells, free, changed, opened, now }: HiveState) {
    this.#cells = cells
    this.#free = free
    this.#changed = changed
    this.#opened = opened
    this.#now = now
    this.#keys = new KeyFinder(this.#rootCell)
  }

  get root(): RegfKey {
    return (this.#root ??= this.#readRoot())
  }

  get changed(): boolean {
    return this.#changed
  }

  key(path: string): RegfKey | undefined {
    let key: RegfKey | undefined = this.root
    for (const name of namesOf(path)) {
      key = key.subkey(name)
      if (key === undefined) return undefined
    }
    return key
  }

  createKey(path: string): void {
    const end = this.#keys.follow(this.#cells, path)
    if (end.missing.length > 0) this.#change((editor) => this.#makeKey(editor, end))
  }

  deleteKey(path: string): boolean {
    if (path === '') this.#fail('the root key cannot be deleted')
    const [parent, key] = this.#lastTwo(path)
    if (parent === undefined || key === undefined) return false
    this.#change((editor) => removeKeyTree(editor, parent.offset, key))
    this.#keys.removed()
    return true
  }

  setValue(path: string, name: string, type: number, data: Uint8Array): void {
    this.setKeys([[path, [{ name, type, data }]]])
  }

  setKeys(keys: Iterable<readonly [path: string, values: readonly HiveValue[]]>): void {
    this.#change((editor) => {
      for (const [path, values] of keys) {
        for (const value of values) this.#checkValue(value)
        setKeyValues(editor, this.#makeKey(editor, this.#keys.follow(this.#cells, path)), values)
      }
    })
  }

  deleteValue(path: string, name: string): boolean {
    const { key, missing } = this.#keys.follow(this.#cells, path)
    if (missing.length > 0) return false
    const offsets = valueOffsets(this.#cells, key.offset, readKeyNode(this.#cells, key.offset))
    if (findValue(this.#cells, offsets, upcase(name)) === undefined) return false
    this.#change((editor) => removeKeyValue(editor, key.offset, name))
    return true
  }

  fork(): RegfHive {
    const { bytes, file, known } = this.#cells
    const cells = new HiveCells(bytes.copy(), file, known)
    const free = this.#free.copy()
    return new RegfHive({ cells, free, changed: this.#changed, opened: this.#opened, now: this.#now })
  }

  toSource(): ByteSource {
    const block = this.#cells.bytes.read(0, BASE_BLOCK).slice()
    if (!this.#changed && isClean(block) && readU32(block, BASE_FIELD.fileType) === 0) return this.#opened
    const bytes = this.#cells.bytes.copy()
    const sequence = Math.max(readU32(block, BASE_FIELD.primarySequence), readU32(block, BASE_FIELD.secondarySequence))
    cleanBaseBlock(block, sequence + 1)
    bytes.write(0, block)
    return bytes.toSource()
  }

  #checkValue({ name, data }: HiveValue): void {
    if (name.length > LONGEST_VALUE_NAME) {
      this.#fail(`the name of a value has more than ${LONGEST_VALUE_NAME} characters`)
    }
    if (data.length > LARGEST_DATA) this.#fail(`the data of a value has more than ${LARGEST_DATA} bytes`)
  }

  /** Makes the keys of a path that are missing; returns the cell of the last. */
  #makeKey(editor: HiveEditor, { key, missing, place }: PathEnd): number {
    if (key.depth + missing.length > DEEPEST_KEY) this.#fail(`keys have ${DEEPEST_KEY} levels at most`)
    let { offset } = key
    let known = place
    for (const name of missing) {
      if (name === '' || name.length > LONGEST_KEY_NAME) {
        this.#fail(`the name of a key has 1 to ${LONGEST_KEY_NAME} characters: "${name}"`)
      }
      const added = addKey(editor, offset, name, known)
      this.#keys.added(offset, name, added)
      offset = added
      known = undefined
    }
    return offset
  }

  /** A key and the one above it, for a change: they are not kept. */
  #lastTwo(path: string): (RegfKey | undefined)[] {
    let parent: RegfKey | undefined
    let key: RegfKey | undefined = this.#readRoot()
    for (const name of namesOf(path)) {
      parent = key
      key = key?.subkey(name)
    }
    return [parent, key]
  }

  #readRoot(): RegfKey {
    return RegfKey.root(this.#cells, this.#rootCell)
  }

  /** Makes a change, all of it or none. Pages that a reader of keys may still look at are left to it. */
  #change(edit: (editor: HiveEditor) => unknown): void {
    if (this.#root !== undefined) this.#useBytes(this.#cells.bytes.copy())
    const { bytes } = this.#cells
    const editor = { cells: this.#cells, free: this.#free, starts: new CellStarts(), now: this.#now() }
    try {
      bytes.atomically(() => edit(editor))
    } catch (error) {
      // What is known of bins, free cells and keys may be that of the dropped state.
      this.#useBytes(bytes)
      this.#free = new FreeCells(this.#cells.binsSize)
      this.#keys = new KeyFinder(this.#rootCell)
      throw error
    }
    this.#changed = true
  }

  #useBytes(bytes: PagedBytes): void {
    this.#cells = new HiveCells(bytes, this.#cells.file, this.#cells.known)
    this.#root = undefined
  }

  get #rootCell(): number {
    return this.#cells.bytes.u32(BASE_FIELD.rootCell)
  }

  #fail(defect: string): never {
    throw new FormatError(this.#cells.file, defect)
  }
}
