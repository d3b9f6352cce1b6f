import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { METHODS, NAME_IS_UTF8 } from '../../../src/formats/cab/CabinetHeader.ts'
import { readCabinetHeader } from '../../../src/formats/cab/readCabinetHeader.ts'
import type { CabModel, ModelBlock } from './CabModel.ts'

/** The lists of a sound cabinet, which may be one of a set. @throws FormatError for one that is not */
export function readCabModel(bytes: Uint8Array): CabModel {
  const { setId, index, previous, next, folders, files } = readCabinetHeader(bytesSource(bytes), 'sound.cab')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    setId,
    index,
    ...(previous !== undefined && { previous }),
    ...(next !== undefined && { next }),
    folders: folders.map(({ compression, dataOffset, blockCount, reserve }) => {
      const window = 'window' in compression ? compression.window : 0
      let at = dataOffset
      const blocks = Array.from({ length: blockCount }, (): ModelBlock => {
        const start = at + 8 + reserve
        at = start + view.getUint16(at + 4, true)
        const header = start - 8 - reserve
        return { data: bytes.subarray(start, at), size: view.getUint16(header + 6, true) }
      })
      return { type: METHODS.indexOf(compression.method) | (window << 8), blocks }
    }),
    files: files.map(({ name, size, offset, folder, attributes }) => ({
      name: new Uint8Array(Buffer.from(name, attributes & NAME_IS_UTF8 ? 'utf8' : 'latin1')),
      size,
      offset,
      folder,
      attributes,
    })),
  }
}
