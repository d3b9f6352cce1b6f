/** A cell of a sound hive. */
export interface HiveCell {
  /** Of its content, in the file. */
  readonly at: number
  /** Bytes of its content. */
  readonly size: number
  /** The signature of two letters, or `free` or `data`. */
  readonly kind: string
}

const SIGNATURES = new Set(['nk', 'vk', 'sk', 'lf', 'lh', 'li', 'ri', 'db'])

/** The cells of a hive, as far as its bins can be followed. */
export function cellsOf(hive: Uint8Array): HiveCell[] {
  const view = new DataView(hive.buffer, hive.byteOffset, hive.byteLength)
  const cells: HiveCell[] = []
  for (let bin = 4096; bin + 32 <= hive.length;) {
    const size = view.getUint32(bin + 8, true)
    if (view.getUint32(bin, true) !== 0x6e696268 || size < 32) break
    const end = Math.min(bin + size, hive.length)
    for (let at = bin + 32; at + 8 <= end;) {
      const field = view.getInt32(at, true)
      const length = Math.abs(field)
      if (length < 8 || at + length > end) break
      const signature = String.fromCharCode(hive[at + 4]!, hive[at + 5]!)
      const kind = field > 0 ? 'free' : SIGNATURES.has(signature) ? signature : 'data'
      cells.push({ at: at + 4, size: length - 4, kind })
      at += length
    }
    bin += size
  }
  return cells
}
