import { mutateBytes } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'

/** Changes tags and lengths of DER values inside one another, or single bytes of them. */
export function mutateDer(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.3)) return mutateBytes(bytes, random)
  const result = bytes.slice()
  for (let change = 1 + random.below(3); change > 0; change--) {
    // Down from the outermost value, behind `PKCX`, to one that is chosen on the way.
    let at = 4
    for (let depth = random.below(12); depth > 0; depth--) {
      const [start, length] = extent(result, at)
      const constructed = (result[at]! & 0x20) !== 0
      const next = constructed && random.chance(0.7) ? start : start + length
      if (next + 2 > result.length) break
      at = next
    }
    const kind = random.below(4)
    if (kind === 0) result[at] = random.pick([0x02, 0x04, 0x06, 0x30, 0x31, 0xa0, 0x1f, 0x00, 0xff])
    else if (kind === 1) result[at + 1] = random.pick([0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x85, 0xff])
    else if (kind === 2) result[at + 1]! += random.pick([-1, 1, 2])
    else result[Math.min(result.length - 1, at + 2 + random.below(4))] = random.below(256)
  }
  return result
}

function extent(bytes: Uint8Array, at: number): readonly [start: number, length: number] {
  const first = bytes[at + 1] ?? 0
  if (first < 0x80) return [at + 2, first]
  let length = 0
  const count = Math.min(4, first - 0x80)
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0)
  return [at + 2 + count, length]
}
