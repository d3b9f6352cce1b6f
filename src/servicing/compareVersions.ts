/** Compares as many numbers of a version as the second has: negative when the first is older, 0 when it is that release. */
export function compareVersions(version: string, release: string): number {
  const [ours, theirs] = [version, release].map((each) => each.split('.').map(Number))
  const place = (theirs ?? []).findIndex((number, index) => number !== ours?.[index])
  return place < 0 ? 0 : (ours?.[place] ?? 0) - (theirs?.[place] ?? 0)
}
