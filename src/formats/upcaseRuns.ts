/** Runs of lower-case units: first, last, step, distance to the upper-case unit. */
export const upcaseRuns: readonly (readonly [number, number, number, number])[] = [
  [0x61, 0x7a, 1, -32],
  [0xe0, 0xf6, 1, -32],
  [0xf8, 0xfe, 1, -32],
  [0xff, 0xff, 1, 121],
]
