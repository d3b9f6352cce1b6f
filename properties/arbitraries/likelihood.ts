import fc from 'fast-check'

/** True once in so many times; shrinks to false. */
export function rarely(times: number): fc.Arbitrary<boolean> {
  return fc.nat({ max: times - 1 }).map((number) => number === times - 1)
}

/** The first value most of the time; shrinks to it. */
export function often<const Values extends readonly [unknown, ...unknown[]]>(
  ...values: Values
): fc.Arbitrary<Values[number]> {
  const others = values.length - 1
  return fc.nat({ max: others * 2 + 1 }).map((number) => values[Math.max(0, number - others - 1)])
}
