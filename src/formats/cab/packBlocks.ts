import { deflateRawRun } from '#platform'
import { joinBytes } from '../joinBytes.ts'
import { LAST_BLOCK } from '../zip/inflateRun.ts'
import { BLOCK_SIZE } from './CabinetHeader.ts'

/** A block to be written. */
export interface PackedBlock {
  readonly data: Uint8Array
  /** What it unpacks to, in bytes. */
  readonly size: number
}

const MSZIP_SIGNATURE = Uint8Array.of(0x43, 0x4b)

/** What deflate takes for a block that it stores: its header, the size, and the size with every bit flipped. */
const STORED_HEADER = 5

/** Packs what a folder holds. Each block of MSZIP stands alone: none refers to the one before it. */
export function packBlocks(content: Uint8Array, method: 'stored' | 'mszip'): PackedBlock[] {
  return Array.from({ length: Math.ceil(content.length / BLOCK_SIZE) }, (_, index) => {
    const bytes = content.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE)
    return { data: method === 'stored' ? bytes : mszip(bytes), size: bytes.length }
  })
}

function mszip(bytes: Uint8Array): Uint8Array {
  const run = deflateRawRun(bytes)
  return run.length + LAST_BLOCK.length <= bytes.length + STORED_HEADER
    ? joinBytes([MSZIP_SIGNATURE, run, LAST_BLOCK])
    : joinBytes([MSZIP_SIGNATURE, storedDeflate(bytes), bytes])
}

/** The header of a block that deflate stores and that is its last. */
function storedDeflate({ length }: Uint8Array): Uint8Array {
  return Uint8Array.of(1, length, length >> 8, ~length, ~length >> 8)
}
