import type { Refuse } from '../FolderDecoder.ts'
import type { BitReader } from './BitReader.ts'
import { HuffmanTree } from './HuffmanTree.ts'

/** Symbols of the tree that packs the lengths of others. */
const SYMBOLS = 20

/** Symbols above that are runs: of 4 to 19 zeros, of 20 to 51 zeros, of 4 or 5 equal lengths. */
const ZEROS = 17
const MORE_ZEROS = 18
const EQUAL = 19

/**
 * Reads the lengths of codes in place: each is told by what it is less than that of the block before, modulo 17.
 * Source: [MS-PATCH], pretrees.
 */
export function readLengths(lengths: Uint8Array, bits: BitReader, refuse: Refuse): void {
  const tree = new HuffmanTree(SYMBOLS)
  if (!tree.build(Uint8Array.from({ length: SYMBOLS }, () => bits.take(4)))) refuse('an LZX pretree is no tree')
  const changed = (at: number, by: number): number => {
    if (by < 0 || by >= ZEROS) refuse('a code length of an LZX tree has no meaning')
    return (lengths[at]! + ZEROS - by) % ZEROS
  }
  for (let at = 0; at < lengths.length;) {
    const symbol = tree.decode(bits)
    if (symbol < ZEROS) {
      lengths[at] = changed(at, symbol)
      at++
      continue
    }
    let run: number
    let length = 0
    if (symbol === ZEROS) run = 4 + bits.take(4)
    else if (symbol === MORE_ZEROS) run = 20 + bits.take(5)
    else {
      run = 4 + bits.take(symbol === EQUAL ? 1 : 0)
      length = changed(at, tree.decode(bits))
    }
    if (at + run > lengths.length) refuse('the code lengths of an LZX tree are more than its symbols')
    lengths.fill(length, at, at + run)
    at += run
  }
}
