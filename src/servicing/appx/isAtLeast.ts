/** A release of Windows by the first two numbers of its version: `[6, 2]` is Windows 8 and Server 2012. */
export type KernelVersion = readonly [major: number, minor: number]

/** Whether a version (`6.2.9200.16384`) is of that release or a later one. */
export function isAtLeast(version: string, [major, minor]: KernelVersion): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
