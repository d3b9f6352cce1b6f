import { hash } from '#platform'

/**
 * The SID of a computer, `S-1-5-21-a-b-c`, made from a text: the same text gives the same SID. Windows draws the three
 * numbers by chance when a generalized image first starts.
 */
export function machineSid(seed: string): string {
  const digest = hash('SHA-256', new TextEncoder().encode(seed))
  const view = new DataView(digest.buffer, digest.byteOffset)
  return `S-1-5-21-${[0, 4, 8].map((offset) => view.getUint32(offset, true)).join('-')}`
}

/** The number of the first person's account; the built-in Administrator has 500. */
export const FIRST_USER = 1001
