import type { ZipArchive, ZipEntry } from '../../zip/ZipArchive.ts'

const HEADER = 46
const TRAILER = 56 + 20 + 22

/**
 * The central directory of a signed package as it was before signing: without the header of the signature, which is
 * its last file, and always with ZIP64 records at the end. Its digest is AXCD.
 */
export function unsignedDirectory({ source, entries, directoryOffset }: ZipArchive, signature: ZipEntry): Uint8Array {
  const directory = source.read(directoryOffset, source.size - directoryOffset)
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const count = entries.length - 1
  let size = 0
  for (let index = 0; index < count; index++) {
    // name, extra field and comment follow the fixed part of a header
    const variable = [28, 30, 32].map((field) => view.getUint16(size + field, true))
    size += HEADER + variable.reduce((total, length) => total + length, 0)
  }
  const bytes = new Uint8Array(size + TRAILER)
  bytes.set(directory.subarray(0, size))
  writeTrailer(new DataView(bytes.buffer, size), count, size, signature.headerOffset)
  return bytes
}

function writeTrailer(view: DataView, count: number, size: number, offset: number): void {
  // ZIP64 end of central directory record (APPNOTE 4.3.14)
  view.setUint32(0, 0x0606_4b50, true)
  view.setBigUint64(4, 44n, true)
  view.setUint16(12, 45, true)
  view.setUint16(14, 45, true)
  view.setBigUint64(24, BigInt(count), true)
  view.setBigUint64(32, BigInt(count), true)
  view.setBigUint64(40, BigInt(size), true)
  view.setBigUint64(48, BigInt(offset), true)
  // locator (4.3.15)
  view.setUint32(56, 0x0706_4b50, true)
  view.setBigUint64(64, BigInt(offset + size), true)
  view.setUint32(72, 1, true)
  // end of central directory record (4.3.16), all values in the ZIP64 one
  view.setUint32(76, 0x0605_4b50, true)
  view.setUint16(84, 0xffff, true)
  view.setUint16(86, 0xffff, true)
  view.setUint32(88, 0xffff_ffff, true)
  view.setUint32(92, 0xffff_ffff, true)
}
