/**
 * The checksum of a block: the exclusive or of its words of four bytes, least byte first. What is left at the end
 * counts with its first byte highest. Source: [MS-CAB], CFDATA csum.
 * @param seed the checksum of what goes before, or of what counts with it
 */
export function blockChecksum(bytes: Uint8Array, seed = 0): number {
  let sum = seed
  const whole = bytes.length & ~3
  for (let at = 0; at < whole; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
  }
  let rest = 0
  for (let at = whole; at < bytes.length; at++) rest = (rest << 8) | bytes[at]!
  return (sum ^ rest) >>> 0
}
