/** Some of the elements, in their order: the first, the last, and others by chance; all when there are no more. */
export function sampleOf<Element>(
  all: readonly Element[],
  count: number,
  random: (below: number) => number,
): Element[] {
  if (all.length <= count) return [...all]
  const chosen = new Set([0, all.length - 1])
  while (chosen.size < count) chosen.add(random(all.length))
  return all.filter((_, index) => chosen.has(index))
}
