/**
 * How many ways of telling a distance a window has, by its exponent. Source: what cabextract's notes say of
 * programs; the first document of the format had fewer for the last two.
 */
export const SLOTS: Readonly<Record<number, number>> = { 15: 30, 16: 32, 17: 34, 18: 36, 19: 38, 20: 42, 21: 50 }

const MOST_SLOTS = 50

/** Bits that follow a slot: none for the first four, then one more for every second, at most 17. */
export const EXTRA_BITS = Uint8Array.from({ length: MOST_SLOTS }, (_, slot) =>
  slot < 4 ? 0 : Math.min(17, (slot >> 1) - 1),
)

/** The least number of each slot: those before it and all that they can tell. */
export const SLOT_BASES = Uint32Array.from({ length: MOST_SLOTS }, (_, slot) =>
  EXTRA_BITS.subarray(0, slot).reduce((base, extra) => base + 2 ** extra, 0),
)
