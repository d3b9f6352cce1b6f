import { encodeString } from './encodeString.ts'

/** Data of REG_MULTI_SZ: each string with a terminator, then one more. Strings must not be empty. */
export function encodeMultiString(strings: readonly string[]): Uint8Array {
  return encodeString(strings.map((text) => `${text}\0`).join(''))
}
