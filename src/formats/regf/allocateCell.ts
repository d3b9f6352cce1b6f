import { FormatError } from '../FormatError.ts'
import { BASE_BLOCK } from './baseBlock.ts'
import { freeCellsOf } from './binCells.ts'
import { BIN_HEADER, BIN_SIGNATURE } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { writeU32 } from './littleEndian.ts'
import { PAGE } from './PagedBytes.ts'

/** Bins that one allocation looks into for free cells before it appends a bin. */
const SEARCH_LIMIT = 32

/** Largest size of all bins: offsets have 31 bits on disk, the highest bit marks volatile cells. */
const LARGEST_HIVE = 0x7fffe000

/**
 * Makes a cell and writes its content; what the cell has beyond that are zeros.
 * @param room bytes of content to have room for, when that is more than the content
 * @returns the offset of the cell
 */
export function allocateCell(editor: HiveEditor, content: Uint8Array, room = content.length): number {
  const size = (Math.max(room, 4) + 4 + 7) & ~7
  const { offset, size: found } = takeFreeCell(editor, size)
  const rest = found - size
  const { bytes } = editor.cells
  const start = offset + BASE_BLOCK
  bytes.writeU32(start, -size)
  bytes.write(start + 4, content)
  bytes.clear(start + 4 + content.length, size - 4 - content.length)
  if (rest > 0) {
    bytes.writeU32(start + size, rest)
    editor.free.add(offset + size, rest)
  }
  return offset
}

function takeFreeCell(editor: HiveEditor, size: number): { offset: number; size: number } {
  const { free, cells } = editor
  const known = free.take(size)
  if (known !== undefined) return known
  for (let bins = 0; bins < SEARCH_LIMIT && free.searchedFrom > 0; bins++) {
    if (noteBinBefore(editor) >= size) {
      const found = free.take(size)
      if (found !== undefined) return found
    }
  }
  return appendBin(editor, Math.ceil((size + BIN_HEADER) / PAGE) * PAGE, cells.binsSize)
}

/** Notes the free cells of the last bin that was not searched yet; returns the size of the largest. */
function noteBinBefore({ cells, free }: HiveEditor): number {
  let largest = 0
  try {
    const bin = cells.bin(free.searchedFrom - 8)
    for (const cell of freeCellsOf(cells, bin)) {
      free.add(cell.offset, cell.size)
      largest = Math.max(largest, cell.size)
    }
    free.searchedFrom = bin.start
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    // A broken bin is left alone.
    free.searchedFrom -= PAGE
  }
  return largest
}

function appendBin({ cells }: HiveEditor, size: number, start: number): { offset: number; size: number } {
  if (start + size > LARGEST_HIVE) cells.fail('the hive is too large', start)
  const header = new Uint8Array(BIN_HEADER)
  writeU32(header, 0, BIN_SIGNATURE)
  writeU32(header, 4, start)
  writeU32(header, 8, size)
  cells.growBins(start + size)
  cells.bytes.write(BASE_BLOCK + start, header)
  return { offset: start + BIN_HEADER, size: size - BIN_HEADER }
}
