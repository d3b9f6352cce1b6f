import { inflateRaw } from '#platform'
import { BLOCK_SIZE } from './CabinetHeader.ts'
import type { FolderDecoder } from './FolderDecoder.ts'

/**
 * A decoder of MSZIP: each block is `CK` and a deflated stream of its own, which may refer to the 32 KiB that the
 * blocks before it unpacked to. Source: [MS-MCI].
 */
export function mszipDecoder(history: Uint8Array = new Uint8Array()): FolderDecoder {
  let before = history
  return {
    decode(data, size, refuse) {
      if (data[0] !== 0x43 || data[1] !== 0x4b) refuse('an MSZIP block does not start with CK')
      const block = inflate(data.subarray(2), size, before) ?? refuse('an MSZIP block is broken or longer than it says')
      if (block.length !== size) refuse(`an MSZIP block unpacks to ${block.length} bytes instead of ${size}`)
      before = size === BLOCK_SIZE ? block : joined(before, block)
      return block
    },
    fork: () => mszipDecoder(before),
  }
}

function inflate(data: Uint8Array, size: number, before: Uint8Array): Uint8Array | undefined {
  try {
    return inflateRaw(data, size, before.length > 0 ? before : undefined)
  } catch {
    return undefined
  }
}

/** The last 32 KiB of two runs. */
function joined(before: Uint8Array, block: Uint8Array): Uint8Array {
  const kept = before.subarray(Math.max(0, before.length + block.length - BLOCK_SIZE))
  const both = new Uint8Array(kept.length + block.length)
  both.set(kept)
  both.set(block, kept.length)
  return both
}
