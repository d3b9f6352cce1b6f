/** Numbers that look like chance and depend on their seed alone. */
export interface Random {
  /** A whole number from 0 to below a bound, which may be up to 2^32. */
  below(bound: number): number
  /** Whether something with a probability happens. */
  chance(probability: number): boolean
  /** One of some things, of which there is at least one. */
  pick<Item>(items: ArrayLike<Item>): Item
  /** A number of 32 bits. */
  u32(): number
}

/** The numbers of one input: those of a seed and the input's index (sfc32). */
export function createRandom(seed: number, index: number): Random {
  let [a, b, c, counter] = [seed | 0, index | 0, Math.floor(index / 0x1_0000_0000) | 0, 1]
  const u32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round++) u32()
  const below = (bound: number): number => Math.floor((u32() / 0x1_0000_0000) * bound)
  return {
    below,
    chance: (probability) => u32() < probability * 0x1_0000_0000,
    pick: <Item>(items: ArrayLike<Item>) => items[below(items.length)]!,
    u32,
  }
}
