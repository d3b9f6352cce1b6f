/** The last bytes of a block, in which nothing is translated. */
const TAIL = 10

const CALL = 0xe8

/**
 * Turns the targets of x86 calls (`E8`) back from absolute to relative, in place: the packer made them absolute, as
 * calls of one function are then the same bytes. Source: [MS-PATCH], E8 call translation.
 * @param position where the bytes start in what the folder unpacks to
 * @param fileSize the size that the packer was told
 */
export function translateCalls(bytes: Uint8Array, position: number, fileSize: number): void {
  const end = bytes.length - TAIL
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = bytes.indexOf(CALL); at >= 0 && at < end; at = bytes.indexOf(CALL, at + 5)) {
    const target = view.getInt32(at + 1, true)
    const from = position + at
    if (target >= -from && target < fileSize) {
      view.setInt32(at + 1, target >= 0 ? target - from : target + fileSize, true)
    }
  }
}
