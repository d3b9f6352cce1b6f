import { upcase } from '../upcase.ts'

/** The last name, upper-cased, and its hash: a key that is made has been searched. */
let lastUpper = ''
let lastHash = 0

/** Hash of a key's name in an `lh` list: h * 37 + upper-cased UTF-16 unit, modulo 2^32. */
export function nameHash(name: string): number {
  if (name === lastUpper) return lastHash
  const upper = upcase(name)
  if (upper === lastUpper) return lastHash
  let hash = 0
  for (let index = 0; index < upper.length; index++) hash = (Math.imul(hash, 37) + upper.charCodeAt(index)) >>> 0
  lastUpper = upper
  lastHash = hash
  return hash
}
