import { EXTRA_BITS, SLOT_BASES, SLOTS } from '../../../src/formats/cab/lzx/matchSlots.ts'
import type { ModelBlock } from '../../fuzz/cab/CabModel.ts'
import type { Random } from '../../fuzz/Random.ts'

const FRAME = 32_768

/** What a symbol of the main tree stands for, and what follows it. */
interface Token {
  readonly main: number
  readonly length?: number
  readonly distance?: { readonly slot: number; readonly extra: number }
}

/** Bits by words of 16, least byte first. */
class BitWriter {
  readonly bytes: number[] = []
  #word = 0
  #count = 0

  put(value: number, count: number): void {
    for (let bit = count - 1; bit >= 0; bit--) {
      this.#word = (this.#word << 1) | (Math.floor(value / 2 ** bit) & 1)
      if (++this.#count === 16) this.align()
    }
  }

  /** Fills the word that was begun; none when `least` is 0 and none was. */
  align(least = 0): void {
    if (this.#count === 0 && least === 0) return
    this.#word <<= 16 - this.#count
    this.bytes.push(this.#word & 255, (this.#word >> 8) & 255)
    this.#word = 0
    this.#count = 0
  }
}

/** Lengths of a tree that has all its codes, at random, for at least two symbols. */
function randomLengths(size: number, used: ReadonlySet<number>, most: number, random: Random): Uint8Array {
  const symbols = new Set(used)
  while (symbols.size < 2) symbols.add(random.below(size))
  const depths = [0]
  while (depths.length < symbols.size) {
    const open = depths.flatMap((depth, index) => (depth < most ? [index] : []))
    // The newest ones are split often, so that there are long codes.
    const place = random.chance(0.3) ? open.at(-1)! : random.pick(open)
    const [depth = 0] = depths.splice(place, 1)
    depths.push(depth + 1, depth + 1)
  }
  const lengths = new Uint8Array(size)
  for (const symbol of symbols) lengths[symbol] = depths.splice(random.below(depths.length), 1)[0]!
  return lengths
}

/** The codes of symbols: shorter ones first, then by symbol. */
function codesOf(lengths: Uint8Array): number[] {
  const codes: number[] = []
  let code = 0
  for (let length = 1; length <= 16; length++) {
    for (const [symbol, own] of lengths.entries()) if (own === length) codes[symbol] = code++
    code *= 2
  }
  return codes
}

/** Writes lengths by what they are less than those before, with runs here and there. */
function putLengths(bits: BitWriter, before: Uint8Array, lengths: Uint8Array, random: Random): void {
  const pretree = randomLengths(20, new Set(Array.from({ length: 20 }, (_, symbol) => symbol)), 15, random)
  const codes = codesOf(pretree)
  for (const length of pretree) bits.put(length, 4)
  const put = (symbol: number): void => bits.put(codes[symbol]!, pretree[symbol]!)
  const change = (at: number): number => (before[at]! + 17 - lengths[at]!) % 17
  for (let at = 0; at < lengths.length;) {
    let run = 1
    while (at + run < lengths.length && run < 51 && lengths[at + run] === lengths[at]) run++
    if (lengths[at] === 0 && run >= 20 && random.chance(0.9)) {
      put(18)
      bits.put(run - 20, 5)
      at += run
    } else if (lengths[at] === 0 && run >= 4 && random.chance(0.9)) {
      const zeros = Math.min(run, 19)
      put(17)
      bits.put(zeros - 4, 4)
      at += zeros
    } else if (run >= 4 && random.chance(0.7)) {
      const equal = Math.min(run, 5)
      put(19)
      bits.put(equal - 4, 1)
      put(change(at))
      at += equal
    } else put(change(at++))
  }
}

/**
 * Content made up at random and packed with LZX: all types of blocks, lengths and distances that the window allows.
 * @param calls the size to translate calls with, or 0 for none
 */
export function packLzx(window: number, size: number, calls: number, random: Random) {
  const content = new Uint8Array(size)
  const blocks: ModelBlock[] = []
  const mainSymbols = 256 + 8 * SLOTS[window]!
  const [main, length] = [new Uint8Array(mainSymbols), new Uint8Array(249)]
  let bits = new BitWriter()
  let recent = [1, 1, 1]
  let at = 0
  bits.put(calls > 0 ? 1 : 0, 1)
  if (calls > 0) bits.put(calls, 32)
  const endFrame = (written: number): void => {
    if (written % FRAME !== 0 && written !== size) return
    bits.align()
    blocks.push({ data: Uint8Array.from(bits.bytes), size: written - blocks.length * FRAME })
    bits = new BitWriter()
  }
  while (at < size) {
    const type = 1 + random.below(3)
    const end = Math.min(size, at + 1 + random.below(random.pick([10, 3000, 90_000])))
    bits.put(type, 3)
    bits.put(end - at, 24)
    if (type === 3) {
      bits.align(1)
      recent = recent.map((each) => (random.chance(0.5) ? each : 1 + random.below(100)))
      for (const each of recent) for (let byte = 0; byte < 4; byte++) bits.bytes.push((each >>> (8 * byte)) & 255)
      const odd = (end - at) % 2 === 1
      while (at < end) {
        content[at] = random.pick([0xe8, 0, 1, random.below(256)])
        bits.bytes.push(content[at++]!)
        if (at === end && odd) bits.bytes.push(0)
        endFrame(at)
      }
      continue
    }
    const tokens: { readonly token: Token; readonly end: number }[] = []
    while (at < end) {
      const most = Math.min(end, (Math.floor(at / FRAME) + 1) * FRAME) - at
      const token = makeToken(most)
      tokens.push({ token, end: at })
    }
    const aligned = randomLengths(8, new Set([0, 1, 2, 3, 4, 5, 6, 7]), 7, random)
    const mains = randomLengths(mainSymbols, new Set(tokens.map(({ token }) => token.main)), 16, random)
    const used = new Set(tokens.flatMap(({ token }) => (token.length === undefined ? [] : [token.length])))
    const lengths = used.size === 0 && random.chance(0.7) ? new Uint8Array(249) : randomLengths(249, used, 16, random)
    if (type === 2) for (const each of aligned) bits.put(each, 3)
    putLengths(bits, main.subarray(0, 256), mains.subarray(0, 256), random)
    putLengths(bits, main.subarray(256), mains.subarray(256), random)
    putLengths(bits, length, lengths, random)
    main.set(mains)
    length.set(lengths)
    const [mainCodes, lengthCodes, alignedCodes] = [codesOf(mains), codesOf(lengths), codesOf(aligned)]
    for (const { token, end: written } of tokens) {
      bits.put(mainCodes[token.main]!, mains[token.main]!)
      if (token.length !== undefined) bits.put(lengthCodes[token.length]!, lengths[token.length]!)
      if (token.distance) {
        const extraBits = EXTRA_BITS[token.distance.slot]!
        const { extra } = token.distance
        if (type === 2 && extraBits >= 3) {
          bits.put(extra >>> 3, extraBits - 3)
          bits.put(alignedCodes[extra & 7]!, aligned[extra & 7]!)
        } else bits.put(extra, extraBits)
      }
      endFrame(written)
    }
  }
  return { content, blocks }

  /** A literal or a match of at most some bytes, which are put into the content. */
  function makeToken(most: number): Token {
    const farthest = Math.min(at, 2 ** window - 3)
    if (most < 2 || at === 0 || random.chance(0.4)) {
      content[at] = random.pick([0xe8, 0, 0xff, random.below(256)])
      return { main: content[at++]! }
    }
    const matched = Math.min(most, 2 + random.below(random.pick([6, 20, 256])))
    let slot = random.below(3)
    let distance = recent[slot]!
    let told: Token['distance']
    if (random.chance(0.6) || distance > farthest) {
      distance = 1 + random.below(random.chance(0.5) ? farthest : Math.min(farthest, 600))
      slot = SLOT_BASES.findLastIndex((base) => base <= distance + 2)
      told = { slot, extra: distance + 2 - SLOT_BASES[slot]! }
      recent = [distance, recent[0]!, recent[1]!]
    } else {
      recent[slot] = recent[0]!
      recent[0] = distance
    }
    for (let count = matched; count > 0; count--, at++) content[at] = content[at - distance]!
    const short = Math.min(7, matched - 2)
    return {
      main: 256 + slot * 8 + short,
      ...(short === 7 && { length: matched - 2 - 7 }),
      ...(told && { distance: told }),
    }
  }
}
