import { upcase } from '../../src/formats/upcase.ts'

/** What stands under folded names, in their order; only under those that start with a prefix, case ignored. */
export function sortedByName<Value>(entries: Iterable<readonly [folded: string, Value]>, prefix = ''): Value[] {
  const start = upcase(prefix)
  const found: (readonly [folded: string, Value])[] = []
  for (const entry of entries) if (entry[0].startsWith(start)) found.push(entry)
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}
