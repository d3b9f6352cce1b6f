import { upcase } from '../upcase.ts'
import { readCellName } from './cellName.ts'
import { checkKeyPlace } from './checkKeyPlace.ts'
import { findSubkey } from './findSubkey.ts'
import { findValue } from './findValue.ts'
import type { HiveKey, HiveValue } from './Hive.ts'
import type { HiveCells } from './HiveCells.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD, keyNodeName, readKeyNode } from './keyNode.ts'
import { readU16, readU32, readU64 } from './littleEndian.ts'
import { offsetsWithPrefix } from './offsetsWithPrefix.ts'
import { subkeyOffsets } from './subkeyList.ts'
import { readValueData } from './valueData.ts'
import { readValueRecord, VALUE_FIELD, valueOffsets, valueRecordName } from './valueRecord.ts'

/** A key of one state of a hive. */
export class RegfKey implements HiveKey {
  readonly name: string
  readonly offset: number
  readonly #cells: HiveCells
  readonly #node: Uint8Array
  readonly #root: RegfKey
  readonly #depth: number
  #found: Map<string, RegfKey | undefined> | undefined

  private constructor(cells: HiveCells, offset: number, parent: RegfKey | undefined) {
    this.#cells = cells
    this.offset = offset
    this.#node = readKeyNode(cells, offset)
    this.name = keyNodeName(this.#node)
    this.#root = parent === undefined ? this : parent.#root
    this.#depth = parent === undefined ? 1 : parent.#depth + 1
    if (parent !== undefined) checkKeyPlace(cells, { offset, depth: this.#depth }, parent.offset, this.#root.offset)
  }

  /** The root key of a hive. */
  static root(cells: HiveCells, offset: number): RegfKey {
    return new RegfKey(cells, offset, undefined)
  }

  get className(): string | undefined {
    const offset = readU32(this.#node, KEY_FIELD.className)
    const length = readU16(this.#node, KEY_FIELD.classLength)
    if (offset === NIL || length === 0) return undefined
    const content = this.#cells.cell(offset, 'a class name')
    if (length > content.length) this.#cells.fail('the class name runs over its cell', offset)
    return readCellName(content, 0, length, false)
  }

  get lastWritten(): bigint {
    return readU64(this.#node, KEY_FIELD.lastWritten)
  }

  subkeys(): RegfKey[] {
    const offsets = subkeyOffsets(this.#cells, this.offset, this.#node)
    return offsets.map((offset) => new RegfKey(this.#cells, offset, this))
  }

  subkeyNames(): string[] {
    return this.subkeys().map((key) => key.name)
  }

  get subkeyCount(): number {
    return readU32(this.#node, KEY_FIELD.subkeyCount)
  }

  subkeysWithPrefix(prefix: string): RegfKey[] {
    const offsets = offsetsWithPrefix(this.#cells, this.offset, this.#node, upcase(prefix))
    return offsets.map((offset) => new RegfKey(this.#cells, offset, this))
  }

  subkey(name: string): RegfKey | undefined {
    const upcased = upcase(name)
    this.#found ??= new Map()
    if (this.#found.has(upcased)) return this.#found.get(upcased)
    const offset = findSubkey(this.#cells, this.offset, this.#node, upcased)
    const key = offset === undefined ? undefined : new RegfKey(this.#cells, offset, this)
    this.#found.set(upcased, key)
    return key
  }

  values(): HiveValue[] {
    return valueOffsets(this.#cells, this.offset, this.#node).map((offset) => {
      const record = readValueRecord(this.#cells, offset)
      return this.#value(offset, record, valueRecordName(record))
    })
  }

  value(name: string): HiveValue | undefined {
    const found = findValue(this.#cells, valueOffsets(this.#cells, this.offset, this.#node), upcase(name))
    if (found === undefined) return undefined
    const record = readValueRecord(this.#cells, found.offset)
    return this.#value(found.offset, record, valueRecordName(record))
  }

  #value(offset: number, record: Uint8Array, name: string): HiveValue {
    const cells = this.#cells
    return {
      name,
      type: readU32(record, VALUE_FIELD.type),
      get data() {
        return readValueData(cells, offset, record)
      },
    }
  }
}
