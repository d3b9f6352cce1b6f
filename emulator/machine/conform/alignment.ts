/** Pairs of places in two lists, in order. */
export type Pairs = readonly (readonly [left: number, right: number])[]

/**
 * Pairs what belongs together in two lists without changing their order, so that the weights of the pairs add up to most.
 * @param weight 0 for what does not belong together
 */
export function align<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  weight: (left: Left, right: Right) => number,
): Pairs {
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const at = (row: number, column: number): number => best[row * width + column] ?? 0
  const weights = left.map((one) => right.map((other) => weight(one, other)))
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--) {
      const own = weights[row]?.[column] ?? 0
      const paired = own > 0 ? own + at(row + 1, column + 1) : 0
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1))
    }
  const pairs: [number, number][] = []
  let [row, column] = [0, 0]
  while (row < left.length && column < right.length) {
    const own = weights[row]?.[column] ?? 0
    if (own > 0 && at(row, column) === own + at(row + 1, column + 1)) pairs.push([row++, column++])
    else if (at(row, column) === at(row + 1, column)) row++
    else column++
  }
  return pairs
}
