import type { Entry, LocalFileHeader } from 'yauzl'
import { FormatError } from '../FormatError.ts'
import type { ZipEntry } from './ZipArchive.ts'

/** General purpose flags (APPNOTE 4.4.4). */
const ENCRYPTED = 0x0001
const DATA_DESCRIPTOR = 0x0008
const UTF8_NAME = 0x0800

const ZIP64_FIELD = 0x0001
const IN_ZIP64_FIELD = 0xffff_ffff

/** Deflate cannot do better: a match of 258 bytes takes at least two bits. */
const MAX_DEFLATE_RATIO = 1032

/**
 * An entry from its two headers, which must agree.
 * @throws FormatError
 */
export function readZipEntryHeader(central: Entry, local: LocalFileHeader, file: string): ZipEntry {
  const name = nameOf(central, file)
  const refuse = (defect: string): never => {
    throw new FormatError(file, `${name}: ${defect}`, central.relativeOffsetOfLocalHeader)
  }
  const { compressionMethod: method, compressedSize, uncompressedSize: size, crc32 } = central
  const flags = central.generalPurposeBitFlag | local.generalPurposeBitFlag
  if (flags & ENCRYPTED) refuse('the entry is encrypted')
  if (method !== 0 && method !== 8) return refuse(`compression method ${method} is not supported`)
  if (local.compressionMethod !== method) refuse('the local header names another compression method')
  if (!equalBytes(local.fileName, central.fileNameRaw)) refuse('the local header has another name')
  if (method === 0 && size !== compressedSize) refuse('the entry is stored and has two sizes')
  if (size > compressedSize * MAX_DEFLATE_RATIO) refuse(`${compressedSize} bytes cannot inflate to ${size}`)
  checkLocalSizes(central, local, refuse)
  return {
    name,
    method,
    crc32,
    compressedSize,
    size,
    headerOffset: central.relativeOffsetOfLocalHeader,
    dataOffset: local.fileDataStart,
  }
}

/** A local header repeats checksum and sizes, or leaves all three to a descriptor behind the data. */
function checkLocalSizes(central: Entry, local: LocalFileHeader, refuse: (defect: string) => never): void {
  if (local.generalPurposeBitFlag & DATA_DESCRIPTOR && local.crc32 === 0) return
  const zip64 = zip64Sizes(local)
  if (
    local.crc32 !== central.crc32 ||
    (zip64.size ?? local.uncompressedSize) !== central.uncompressedSize ||
    (zip64.compressedSize ?? local.compressedSize) !== central.compressedSize
  ) {
    refuse('the local header has another checksum or size')
  }
}

/** Sizes that a local header keeps in its ZIP64 field (APPNOTE 4.5.3). */
function zip64Sizes(local: LocalFileHeader): { size?: number; compressedSize?: number } {
  const field = local.extraField
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength)
  for (let at = 0; at + 4 <= field.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue
    const sizes: { size?: number; compressedSize?: number } = {}
    let next = at + 4
    const read = (): number => {
      next += 8
      return next <= field.length ? Number(view.getBigUint64(next - 8, true)) : -1
    }
    if (local.uncompressedSize === IN_ZIP64_FIELD) sizes.size = read()
    if (local.compressedSize === IN_ZIP64_FIELD) sizes.compressedSize = read()
    return sizes
  }
  return {}
}

function nameOf(central: Entry, file: string): string {
  const bytes: Uint8Array = central.fileNameRaw
  const utf8 = (central.generalPurposeBitFlag & UTF8_NAME) !== 0
  if (utf8 || bytes.every((byte) => byte < 0x80)) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      // Falls through to the same refusal.
    }
  }
  throw new FormatError(
    file,
    'the name of an entry is neither ASCII nor marked and valid UTF-8',
    central.relativeOffsetOfLocalHeader,
  )
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
