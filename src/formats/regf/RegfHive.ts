import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { addKey } from './addKey.ts'
import { BASE_BLOCK, BASE_FIELD, cleanBaseBlock, isClean } from './baseBlock.ts'
import { LONGEST_KEY_NAME, LONGEST_VALUE_NAME } from './cellName.ts'
import { CellStarts } from './CellStarts.ts'
import { FreeCells } from './FreeCells.ts'
import type { Hive } from './Hive.ts'
import { HiveCells } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { readU32 } from './littleEndian.ts'
import { DEEPEST_KEY, RegfKey } from './RegfKey.ts'
import { removeKeyTree } from './removeKeyTree.ts'
import { removeKeyValue } from './removeKeyValue.ts'
import { setKeyValue } from './setKeyValue.ts'
import { LARGEST_DATA } from './valueData.ts'

/** A state of a hive: all that a fork takes over. */
export interface HiveState {
  readonly cells: HiveCells
  readonly free: FreeCells
  readonly changed: boolean
  /** The clock: FILETIME. */
  readonly now: () => bigint
}

/** The hive over its cells. A change writes to a copy of the pages, which takes their place when it succeeds. */
export class RegfHive implements Hive {
  #cells: HiveCells
  #free: FreeCells
  #changed: boolean
  #root: RegfKey | undefined
  readonly #now: () => bigint

  constructor({ cells, free, changed, now }: HiveState) {
    this.#cells = cells
    this.#free = free
    this.#changed = changed
    this.#now = now
  }

  get root(): RegfKey {
    return (this.#root ??= RegfKey.root(this.#cells, this.#cells.bytes.u32(BASE_FIELD.rootCell)))
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
    if (this.key(path) === undefined) this.#change((editor) => this.#makeKey(editor, path))
  }

  deleteKey(path: string): boolean {
    if (path === '') this.#fail('the root key cannot be deleted')
    const key = this.key(path)
    const parent = this.key(path.slice(0, Math.max(0, path.lastIndexOf('\\'))))
    if (key === undefined || parent === undefined) return false
    this.#change((editor) => removeKeyTree(editor, parent.offset, key))
    return true
  }

  setValue(path: string, name: string, type: number, data: Uint8Array): void {
    if (name.length > LONGEST_VALUE_NAME) {
      this.#fail(`the name of a value has more than ${LONGEST_VALUE_NAME} characters`)
    }
    if (data.length > LARGEST_DATA) this.#fail(`the data of a value has more than ${LARGEST_DATA} bytes`)
    this.#change((editor) => setKeyValue(editor, this.#makeKey(editor, path), name, type, data))
  }

  deleteValue(path: string, name: string): boolean {
    const key = this.key(path)
    if (key?.value(name) === undefined) return false
    this.#change((editor) => removeKeyValue(editor, key.offset, name))
    return true
  }

  fork(): RegfHive {
    return new RegfHive({ cells: this.#cells, free: this.#free.copy(), changed: this.#changed, now: this.#now })
  }

  toSource(): ByteSource {
    const block = this.#cells.bytes.read(0, BASE_BLOCK).slice()
    const source = this.#cells.bytes.toSource()
    if (!this.#changed && isClean(block) && readU32(block, BASE_FIELD.fileType) === 0) return source.patch!.base
    const bytes = this.#cells.bytes.copy()
    const sequence = Math.max(readU32(block, BASE_FIELD.primarySequence), readU32(block, BASE_FIELD.secondarySequence))
    cleanBaseBlock(block, sequence + 1)
    bytes.write(0, block)
    return bytes.toSource()
  }

  /** Makes a key and those above it in a change; returns its cell. */
  #makeKey(editor: HiveEditor, path: string): number {
    const names = namesOf(path)
    if (names.length >= DEEPEST_KEY) this.#fail(`keys have ${DEEPEST_KEY} levels at most`)
    let known: RegfKey | undefined = this.root
    let offset = known.offset
    for (const name of names) {
      known = known?.subkey(name)
      if (known !== undefined) offset = known.offset
      else {
        if (name === '' || name.length > LONGEST_KEY_NAME) {
          this.#fail(`the name of a key has 1 to ${LONGEST_KEY_NAME} characters: "${name}"`)
        }
        offset = addKey(editor, offset, name)
      }
    }
    return offset
  }

  #change(edit: (editor: HiveEditor) => unknown): void {
    const cells = new HiveCells(this.#cells.bytes.copy(), this.#cells.file, this.#cells.known)
    try {
      edit({ cells, free: this.#free, starts: new CellStarts(), now: this.#now() })
    } catch (error) {
      // What is known of free cells may be that of the dropped state.
      this.#free = new FreeCells(this.#cells.binsSize)
      throw error
    }
    this.#cells = cells
    this.#root = undefined
    this.#changed = true
  }

  #fail(defect: string): never {
    throw new FormatError(this.#cells.file, defect)
  }
}

function namesOf(path: string): string[] {
  return path === '' ? [] : path.split('\\')
}
