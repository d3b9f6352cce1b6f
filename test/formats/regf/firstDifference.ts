/** The first line in which two long listings differ, cut, or undefined. */
export function firstDifference(
  ours: Iterable<string>,
  theirs: readonly string[],
): { line: number; ours: string | undefined; theirs: string | undefined } | undefined {
  let line = 0
  for (const text of ours) {
    if (text !== theirs[line]) return { line, ours: text.slice(0, 2000), theirs: theirs[line]?.slice(0, 2000) }
    line++
  }
  return line === theirs.length ? undefined : { line, ours: undefined, theirs: theirs[line]?.slice(0, 2000) }
}
