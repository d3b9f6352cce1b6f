/** Now, as a FILETIME: 100 ns since 1601-01-01. Comes from the host, so that the same scenario gives the same bytes. */
export type Clock = () => bigint

const UNIX_EPOCH = 116_444_736_000_000_000n

/** A FILETIME of milliseconds since 1970. */
export function fileTimeOf(milliseconds: number): bigint {
  return BigInt(Math.round(milliseconds * 10_000)) + UNIX_EPOCH
}

/** Milliseconds since 1970 of a FILETIME, with fractions. */
export function millisecondsOf(fileTime: bigint): number {
  return Number(fileTime - UNIX_EPOCH) / 10_000
}
