import { blockChecksum } from '../../../src/formats/cab/blockChecksum.ts'
import { joinBytes } from '../../../src/formats/joinBytes.ts'
import type { CabMark, CabModel } from './CabModel.ts'

/** A cabinet with these lists, and where its structures lie. */
export function writeCabModel(model: CabModel): { bytes: Uint8Array; marks: CabMark[] } {
  const { setId, index, previous, next, reserve, folders, files, trailer = new Uint8Array() } = model
  const { header = 0, folder: folderReserve = 0, block: blockReserve = 0 } = reserve ?? {}
  const neighbours = [previous, next].flatMap((name) =>
    name === undefined ? [] : [Buffer.from(`${name}\0\0`, 'latin1')],
  )
  const front = joinBytes([
    ...(reserve ? [structure(4 + header, [2, 0, header], [1, 2, folderReserve], [1, 3, blockReserve])] : []),
    ...neighbours,
  ])
  const marks: CabMark[] = [{ kind: 'header', at: 0 }]
  const foldersAt = 36 + front.length
  const filesAt = foldersAt + folders.length * (8 + folderReserve)
  let at = filesAt
  const entries = files.map((file) => {
    marks.push({ kind: 'file', at })
    const entry = structure(
      16,
      [4, 0, file.size],
      [4, 4, file.offset],
      [2, 8, file.folder],
      [2, 10, 0x21],
      [2, 14, file.attributes],
    )
    at += 16 + file.name.length + 1
    return joinBytes([entry, file.name, Uint8Array.of(0)])
  })
  const starts: number[] = []
  const blocks = folders.flatMap((folder) => {
    starts.push(at)
    return folder.blocks.map(({ data, size, checksum, packedSize = data.length }) => {
      marks.push({ kind: 'block', at })
      const head = structure(8 + blockReserve, [2, 4, packedSize], [2, 6, size])
      const right = blockChecksum(head.subarray(4), blockChecksum(data))
      new DataView(head.buffer).setUint32(0, checksum ?? right, true)
      at += head.length + data.length
      return joinBytes([head, data])
    })
  })
  const folderEntries = folders.map(({ type, blocks: own, blockCount = own.length, at: other }, place) => {
    marks.push({ kind: 'folder', at: foldersAt + place * (8 + folderReserve) })
    return structure(8 + folderReserve, [4, 0, starts[other ?? place]!], [2, 4, blockCount], [2, 6, type])
  })
  const flags = (previous === undefined ? 0 : 1) | (next === undefined ? 0 : 2) | (reserve ? 4 : 0)
  const start = structure(
    36,
    [4, 0, 0x4643_534d],
    [4, 8, at],
    [4, 16, filesAt],
    [2, 24, 0x0103],
    [2, 26, folders.length],
    [2, 28, files.length],
    [2, 30, flags],
    [2, 32, setId],
    [2, 34, index],
  )
  return { bytes: joinBytes([start, front, ...folderEntries, ...entries, ...blocks, trailer]), marks }
}

/** Bytes with numbers in them. */
function structure(
  size: number,
  ...fields: readonly (readonly [width: 1 | 2 | 4, at: number, value: number])[]
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  for (const [width, at, value] of fields) {
    if (width === 4) view.setUint32(at, value, true)
    else if (width === 2) view.setUint16(at, value, true)
    else view.setUint8(at, value)
  }
  return bytes
}
