import { joinBytes } from '../../../src/formats/joinBytes.ts'
import type { Mark, ModelEntry, ZipModel } from './ZipModel.ts'

const FULL = 0xffff_ffff

/** Writes a zip as its model says, sound or not, and tells where its structures are. Source: APPNOTE 6.3.9. */
export function writeModel(model: ZipModel): { bytes: Uint8Array; marks: Mark[]; dataOffsets: number[] } {
  const { entries, zip64 = false, descriptors = false, comment = new Uint8Array(), prefix } = model
  const chunks: Uint8Array[] = prefix ? [prefix] : []
  const marks: Mark[] = []
  let at = prefix?.length ?? 0
  const add = (chunk: Uint8Array, kind?: Mark['kind']): number => {
    if (kind) marks.push({ kind, at })
    chunks.push(chunk)
    at += chunk.length
    return at
  }
  const headers: number[] = []
  const dataOffsets: number[] = []
  for (const entry of entries) {
    headers.push(at)
    dataOffsets.push(add(localHeader(entry, descriptors), 'local'))
    add(entry.data)
    if (descriptors) add(descriptor(entry, zip64), 'descriptor')
  }
  const directory = at
  for (const [index, entry] of entries.entries()) {
    add(centralHeader(entry, headers[entry.at ?? index] ?? 0, zip64, descriptors), 'central')
  }
  const size = at - directory
  const end64 = at
  if (zip64) {
    add(
      record(56, [
        [0, 0x06064b50],
        [4, 44],
        [12, 45],
        [24, entries.length],
        [32, entries.length],
        [40, size],
        [48, directory],
      ]),
      'end64',
    )
    add(
      record(20, [
        [0, 0x07064b50],
        [8, end64],
        [16, 1],
      ]),
      'locator',
    )
  }
  const count = zip64 ? 0xffff : entries.length & 0xffff
  const end = record(22 + comment.length, [
    [0, 0x06054b50],
    [8, count | (count << 16)],
    [12, zip64 ? FULL : size],
    [16, zip64 ? FULL : directory],
  ])
  new DataView(end.buffer).setUint16(20, comment.length, true)
  end.set(comment, 22)
  add(end, 'end')
  return { bytes: joinBytes(chunks), marks, dataOffsets }
}

/** Bytes of zeros but for some numbers of 32 bits. */
function record(size: number, numbers: readonly (readonly [at: number, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of numbers) view.setUint32(at, value, true)
  return bytes
}

/** A number of 64 bits at a place, as two of 32. */
function wide(at: number, value: number): [at: number, value: number][] {
  return [
    [at, value],
    [at + 4, Math.floor(value / 0x1_0000_0000)],
  ]
}

function localHeader(
  { name, method, flags, data, crc32, size, compressedSize }: ModelEntry,
  descriptors: boolean,
): Uint8Array {
  const sizes = descriptors ? [0, 0, 0] : [crc32, compressedSize ?? data.length, size]
  const header = record(30 + name.length, [
    [0, 0x04034b50],
    [14, sizes[0]!],
    [18, sizes[1]!],
    [22, sizes[2]!],
  ])
  const view = new DataView(header.buffer)
  view.setUint16(4, 20, true)
  view.setUint16(6, flags | (descriptors ? 8 : 0), true)
  view.setUint16(8, method, true)
  view.setUint16(26, name.length, true)
  header.set(name, 30)
  return header
}

function centralHeader(entry: ModelEntry, offset: number, zip64: boolean, descriptors: boolean): Uint8Array {
  const { name, method, flags, data, crc32, size, compressedSize = data.length, extra = new Uint8Array() } = entry
  const field = zip64
    ? record(28, [[0, 1 | (24 << 16)], ...wide(4, size), ...wide(12, compressedSize), ...wide(20, offset)])
    : new Uint8Array()
  const header = record(46 + name.length, [
    [0, 0x02014b50],
    [16, crc32],
    [20, zip64 ? FULL : compressedSize],
    [24, zip64 ? FULL : size],
    [42, zip64 ? FULL : offset],
  ])
  const view = new DataView(header.buffer)
  view.setUint16(4, 45, true)
  view.setUint16(6, zip64 ? 45 : 20, true)
  view.setUint16(8, flags | (descriptors ? 8 : 0), true)
  view.setUint16(10, method, true)
  view.setUint16(28, name.length, true)
  view.setUint16(30, field.length + extra.length, true)
  header.set(name, 46)
  return joinBytes([header, field, extra])
}

function descriptor({ data, crc32, size, compressedSize = data.length }: ModelEntry, zip64: boolean): Uint8Array {
  return zip64
    ? record(24, [[0, 0x08074b50], [4, crc32], ...wide(8, compressedSize), ...wide(16, size)])
    : record(16, [
        [0, 0x08074b50],
        [4, crc32],
        [8, compressedSize],
        [12, size],
      ])
}
