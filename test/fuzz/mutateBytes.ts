import type { Random } from './Random.ts'

/** Bytes that mean something somewhere. */
const BYTES = [0, 1, 2, 4, 7, 8, 0x20, 0x2e, 0x2f, 0x3a, 0x50, 0x5c, 0x7f, 0x80, 0xfe, 0xff]

/** Numbers that are at the edge of something. */
export const EDGES: readonly number[] = [
  0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 32, 76, 80, 127, 128, 255, 256, 511, 512, 1012, 1013, 4064, 4088, 4095, 4096,
  4097, 8192, 16_343, 16_344, 16_345, 32_767, 32_768, 65_535, 65_536, 0x7fff_fff8, 0x7fff_ffff, 0x8000_0000,
  0x8000_0001, 0x8000_0004, 0x8000_0005, 0xffff_0000, 0xffff_fff8, 0xffff_fffe, 0xffff_ffff,
]

/** Changes some bytes without a look at what they mean: bits, bytes, runs, a cut, a splice of another file. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array = bytes): Uint8Array {
  const result = bytes.slice()
  if (bytes.length === 0) return result
  const at = (): number => random.below(result.length)
  for (let change = 1 + random.below(4); change > 0; change--) {
    const kind = random.below(10)
    if (kind < 4) result[at()]! ^= 1 << random.below(8)
    else if (kind < 7) result[at()] = random.pick(BYTES)
    else if (kind < 8) result.fill(random.pick(BYTES), at(), at() + 1 + random.below(64))
    else if (kind < 9) result.copyWithin(at(), at(), at() + 1 + random.below(512))
    else {
      const start = at()
      const from = random.below(other.length)
      result.set(other.subarray(from, from + Math.min(1 + random.below(4096), result.length - start)), start)
    }
  }
  const cut = random.below(40)
  if (cut === 0) return result.slice(0, at())
  if (cut === 1)
    return inserted(result, at(), other.subarray(random.below(other.length)).slice(0, 1 + random.below(300)))
  if (cut === 2) return inserted(result.slice(0, at()), 0, new Uint8Array())
  return result
}

function inserted(bytes: Uint8Array, at: number, more: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length + more.length)
  result.set(bytes.subarray(0, at))
  result.set(more, at)
  result.set(bytes.subarray(at), at + more.length)
  return result
}

/** One of some things; the lighter ones more often. Weights are those of `weightOf`, made once. */
export function pickWeighted<Item>(items: readonly Item[], cumulative: readonly number[], random: Random): Item {
  const at = (random.u32() / 0x1_0000_0000) * cumulative.at(-1)!
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cumulative[middle]! <= at) low = middle + 1
    else high = middle
  }
  return items[low]!
}

/** Sums of weights for `pickWeighted`: a file of 16 KiB comes half as often as an empty one. */
export function cumulativeWeights(sizes: readonly number[]): number[] {
  let sum = 0
  return sizes.map((size) => (sum += 1 / (1 + (size / 16_384) ** 1.5)))
}
