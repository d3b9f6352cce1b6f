import { nameHash } from './nameHash.ts'
import { writeU32 } from './littleEndian.ts'
import type { LeafKind } from './subkeyList.ts'

/** The entry that a leaf has for a key: its offset, in `lf` first letters of its name, in `lh` a hash. */
export function leafEntryBytes(kind: LeafKind, key: number, name: string): Uint8Array {
  const entry = new Uint8Array(kind === 'li' ? 4 : 8)
  writeU32(entry, 0, key)
  if (kind === 'lh') writeU32(entry, 4, nameHash(name))
  if (kind === 'lf') entry.set(firstLetters(name), 4)
  return entry
}

/** What an `lf` entry has of a name: its first four units; the first byte is 0 where one of them needs more than a byte. */
function firstLetters(name: string): Uint8Array {
  const units = Uint16Array.from(name.slice(0, 4), (letter) => letter.charCodeAt(0))
  const wide = units.findIndex((unit) => unit > 0xff)
  if (wide < 0) return Uint8Array.from(units)
  const letters = Uint8Array.from(units.subarray(0, wide))
  letters[0] = 0
  return letters
}
