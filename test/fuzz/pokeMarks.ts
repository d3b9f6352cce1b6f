import { EDGES } from './mutateBytes.ts'
import type { Random } from './Random.ts'

/** Where a structure of a written file begins. */
interface Mark<Kind extends string> {
  readonly kind: Kind
  readonly at: number
}

/** Where the fields of a structure lie in it, and how many bytes they take. */
type Fields<Kind extends string> = { readonly [kind in Kind]: readonly (readonly [offset: number, width: number])[] }

/**
 * Changes a few fields of a written file in place, by little or by much.
 * @param options.first the structure that is taken more often than the others: on it all depends
 * @param options.steps sizes in the format, of which a field may be off
 */
export function pokeMarks<Kind extends string>(
  bytes: Uint8Array,
  marks: readonly Mark<Kind>[],
  options: { readonly fields: Fields<Kind>; readonly first: Mark<Kind>; readonly steps: readonly number[] },
  random: Random,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let change = 1 + random.below(3); change > 0; change--) {
    const mark = random.chance(0.3) ? options.first : random.pick(marks)
    const [offset, width] = random.pick(options.fields[mark.kind])
    const at = mark.at + offset
    if (at + width > bytes.length) continue
    const old = width === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    const value = random.chance(0.2) ? random.pick(marks).at : numberNear(old, options.steps, random)
    if (width === 2) view.setUint16(at, value & 0xffff, true)
    else view.setUint32(at, value >>> 0, true)
  }
}

/** A number that a field might wrongly hold: off by a step, any, at the edge of a range, or with one bit changed. */
export function numberNear(old: number, steps: readonly number[], random: Random): number {
  const kind = random.below(4)
  if (kind === 0) return Math.max(0, old + random.pick(steps))
  if (kind === 1) return random.u32()
  return kind === 2 ? random.pick(EDGES) : (old ^ (1 << random.below(32))) >>> 0
}
