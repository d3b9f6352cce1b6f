import { allocateCell } from './allocateCell.ts'
import { freeCell } from './freeCell.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { KEY_FIELD } from './keyNode.ts'
import { writeU32 } from './littleEndian.ts'
import { roomFor } from './roomFor.ts'

/** A key's list of values, while some are added. Whether it is sound is seen by who reads it before. */
export class ValueList {
  readonly #editor: HiveEditor
  readonly #key: number
  #cell: number
  #count: number
  /** Values that the cell has room for. */
  #room: number

  constructor(editor: HiveEditor, key: number) {
    const { cells } = editor
    this.#editor = editor
    this.#key = key
    this.#cell = cells.field(key, KEY_FIELD.values)
    this.#count = cells.field(key, KEY_FIELD.valueCount)
    this.#room = this.#count === 0 ? 0 : Math.floor((cells.cellSize(this.#cell, 'a list of values') - 4) / 4)
  }

  /** Adds the cell of a value at the end. */
  add(value: number): void {
    if (this.#count < this.#room) this.#editor.cells.setField(this.#cell, this.#count * 4, value)
    else this.#move(value)
    this.#count++
    this.#editor.cells.setField(this.#key, KEY_FIELD.valueCount, this.#count)
  }

  /** Writes the list with one more value into a cell that has room for a few others. */
  #move(value: number): void {
    const { cells } = this.#editor
    const size = this.#count * 4
    const content = new Uint8Array(size + 4)
    if (size > 0) {
      content.set(cells.part(this.#cell, 0, size))
      freeCell(this.#editor, this.#cell, 'a list of values')
    }
    writeU32(content, size, value)
    this.#cell = allocateCell(this.#editor, content, roomFor(this.#count + 1, 0xffffff) * 4)
    this.#room = Math.floor((cells.cellSize(this.#cell, 'a list of values') - 4) / 4)
    cells.setField(this.#key, KEY_FIELD.values, this.#cell)
  }
}
