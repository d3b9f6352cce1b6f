import { deflateRawSync } from 'node:zlib'
import { crc32 } from '#platform'
import { mutateBytes } from '../mutateBytes.ts'
import { numberNear, pokeMarks } from '../pokeMarks.ts'
import type { Random } from '../Random.ts'
import { HOSTILE_NAMES } from './hostileNames.ts'
import type { Mark, ModelEntry, ZipModel } from './ZipModel.ts'

/** Sizes of headers and small distances, by which a field may be off. */
const STEPS = [-2, -1, 1, 2, 8, 30, 46, -30]

/** An entry with that content. */
export function entryOf(name: Uint8Array, content: Uint8Array, method: 0 | 8): ModelEntry {
  const data = method === 0 ? content : new Uint8Array(deflateRawSync(content))
  return { name, method, flags: 0, data, crc32: crc32(content), size: content.length }
}

const encoder = new TextEncoder()
const BOMB = new Uint8Array(deflateRawSync(new Uint8Array(1_000_000)))

/** Changes a zip's list of entries. */
export function mutateModel(model: ZipModel, random: Random): ZipModel {
  let entries = [...model.entries]
  for (let change = 1 + random.below(3); change > 0 && entries.length > 0; change--) {
    entries = changedEntries(entries, random)
  }
  return {
    ...model,
    entries,
    zip64: random.chance(0.3),
    descriptors: random.chance(0.2),
    ...(random.chance(0.05) && { comment: someBytes(random, random.pick([1, 22, 300, 65_535])) }),
    ...(random.chance(0.05) && { prefix: someBytes(random, random.below(200)) }),
  }
}

function changedEntries(entries: ModelEntry[], random: Random): ModelEntry[] {
  const index = random.below(entries.length)
  const entry = entries[index]!
  const other = random.pick(entries)
  const put = (...items: ModelEntry[]): ModelEntry[] => entries.toSpliced(index, 1, ...items)
  const kind = random.below(14)
  if (kind < 3) return put(renamed(entry, random.pick(HOSTILE_NAMES), random))
  if (kind === 3) return put(entry, entry)
  if (kind === 4) return put(entry, renamed(entry, random.pick(HOSTILE_NAMES), random))
  if (kind === 5) return put()
  if (kind === 6) return put({ ...other, name: entry.name })
  if (kind === 7) return put({ ...entry, size: numberNear(entry.size, STEPS, random) })
  if (kind === 8) return put({ ...entry, compressedSize: numberNear(entry.data.length, STEPS, random) })
  if (kind === 9) return put({ ...entry, at: random.below(entries.length + 1) })
  if (kind === 10)
    return put({ ...entry, method: random.pick([0, 8, 9, 12, 14, 93, 95, 99, 65_535]), flags: random.below(65_536) })
  if (kind === 11)
    return put({ ...entry, method: 8, data: BOMB, size: random.pick([0, 1, 1000, 1_000_000, 1_030_000]) })
  if (kind === 12) return put({ ...entry, extra: extraField(random), data: mutateBytes(entry.data, random) })
  return put(
    entryOf(entry.name, someBytes(random, random.pick([0, 1, 65_535, 65_536, 65_537, 200])), random.pick([0, 8])),
  )
}

/** The entry under another name; marked as UTF-8 where that is needed, mostly. */
export function renamed(entry: ModelEntry, text: string, random: Random): ModelEntry {
  const name = encoder.encode(text).subarray(0, 65_535)
  const ascii = name.every((byte) => byte < 0x80)
  return { ...entry, name, flags: ascii || random.chance(0.2) ? 0 : 0x0800 }
}

/** Fields of the structures of a zip: offset and width. */
const FIELDS: Readonly<Record<Mark['kind'], readonly (readonly [offset: number, bytes: 2 | 4])[]>> = {
  local: [
    [0, 4],
    [4, 2],
    [6, 2],
    [8, 2],
    [14, 4],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
    [30, 2],
  ],
  central: [
    [0, 4],
    [6, 2],
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [34, 2],
    [42, 4],
    [46, 2],
  ],
  descriptor: [
    [0, 4],
    [4, 4],
    [8, 4],
    [12, 4],
  ],
  end64: [
    [0, 4],
    [4, 4],
    [12, 2],
    [16, 4],
    [24, 4],
    [28, 4],
    [32, 4],
    [36, 4],
    [40, 4],
    [44, 4],
    [48, 4],
    [52, 4],
  ],
  locator: [
    [0, 4],
    [4, 4],
    [8, 4],
    [12, 4],
    [16, 4],
  ],
  end: [
    [0, 4],
    [4, 2],
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ],
}

/** Changes fields of a written zip in place. */
export function pokeFields(bytes: Uint8Array, marks: readonly Mark[], random: Random): void {
  pokeMarks(bytes, marks, { fields: FIELDS, first: marks.at(-1)!, steps: STEPS }, random)
}

function extraField(random: Random): Uint8Array {
  const size = random.pick([0, 3, 4, 8, 12, 28, 200])
  const bytes = someBytes(random, size)
  if (size >= 4) bytes.set([1, 0, random.below(32), random.chance(0.1) ? 255 : 0])
  return bytes
}

function someBytes(random: Random, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let state = random.u32()
  for (let index = 0; index < size; index++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223
    bytes[index] = state >>> 24
  }
  return bytes
}
