import { FormatError } from '../FormatError.ts'
import { readU32, writeU32 } from './littleEndian.ts'

/** Bytes of the base block; "cell offsets" count from its end. */
export const BASE_BLOCK = 4096

/** Offsets of the fields in the base block that are read or written. */
export const BASE_FIELD = {
  primarySequence: 4,
  secondarySequence: 8,
  lastWritten: 12,
  major: 20,
  minor: 24,
  fileType: 28,
  fileFormat: 32,
  rootCell: 36,
  binsSize: 40,
  clustering: 44,
  fileName: 48,
  checksum: 508,
} as const

/** The checksum of a base block: its first 127 numbers of 32 bits xor-ed; 0 and -1 are not used. */
export function baseBlockChecksum(block: Uint8Array): number {
  let sum = 0
  for (let offset = 0; offset < BASE_FIELD.checksum; offset += 4) sum ^= readU32(block, offset)
  if (sum === 0) return 1
  return sum === -1 ? 0xfffffffe : sum >>> 0
}

/** Whether both sequence numbers are equal and the checksum is right: the last write of the hive was completed. */
export function isClean(block: Uint8Array): boolean {
  return (
    readU32(block, BASE_FIELD.primarySequence) === readU32(block, BASE_FIELD.secondarySequence) &&
    hasRightChecksum(block)
  )
}

export function hasRightChecksum(block: Uint8Array): boolean {
  return readU32(block, BASE_FIELD.checksum) === baseBlockChecksum(block)
}

/** Makes a base block that of a clean primary file: one sequence number, type 0, right checksum. */
export function cleanBaseBlock(block: Uint8Array, sequence: number): void {
  writeU32(block, BASE_FIELD.primarySequence, sequence)
  writeU32(block, BASE_FIELD.secondarySequence, sequence)
  writeU32(block, BASE_FIELD.fileType, 0)
  writeU32(block, BASE_FIELD.checksum, baseBlockChecksum(block))
}

/**
 * Checks a base block.
 * @throws FormatError when it is not that of a primary hive file of version 1.3 to 1.6
 */
export function checkBaseBlock(block: Uint8Array, file: string): void {
  const fail = (defect: string, offset: number): never => {
    throw new FormatError(file, defect, offset)
  }
  if (block.length < 4 || String.fromCharCode(...block.subarray(0, 4)) !== 'regf')
    fail('this is not a registry hive', 0)
  if (block.length < BASE_BLOCK) fail('the base block is cut off', block.length)
  if (!hasRightChecksum(block)) fail('the checksum of the base block is wrong', BASE_FIELD.checksum)
  const major = readU32(block, BASE_FIELD.major)
  const minor = readU32(block, BASE_FIELD.minor)
  if (major !== 1 || minor < 3 || minor > 6) fail(`hives of version ${major}.${minor} cannot be read`, BASE_FIELD.major)
  if (readU32(block, BASE_FIELD.fileFormat) !== 1) fail('the file format is not 1', BASE_FIELD.fileFormat)
  const size = readU32(block, BASE_FIELD.binsSize)
  if (size === 0 || size % BASE_BLOCK !== 0) fail(`the size of the bins is wrong: ${size}`, BASE_FIELD.binsSize)
}
