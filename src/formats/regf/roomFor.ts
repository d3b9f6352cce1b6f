/** Entries to have room for in a list that grows: a fifth more than needed, up to a largest number. */
export function roomFor(count: number, largest: number): number {
  return Math.min(largest, count + Math.floor(count / 5))
}
