import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { openZip } from '../../../src/formats/zip/openZip.ts'
import type { ZipModel } from './ZipModel.ts'

/** The entries of a sound zip. @throws FormatError for one that is not */
export async function readModel(bytes: Uint8Array): Promise<ZipModel> {
  const { entries } = await openZip(bytesSource(bytes), 'sound.zip')
  return {
    entries: entries.map(({ name, method, crc32, size, compressedSize, dataOffset }) => {
      const encoded = new TextEncoder().encode(name)
      const flags = encoded.length === name.length ? 0 : 0x0800
      return {
        name: encoded,
        method,
        flags,
        crc32,
        size,
        data: bytes.subarray(dataOffset, dataOffset + compressedSize),
      }
    }),
  }
}
