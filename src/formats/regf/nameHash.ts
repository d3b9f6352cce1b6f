import { upcase } from '../upcase.ts'

/** Hash of a key's name in an `lh` list: h * 37 + upper-cased UTF-16 unit, modulo 2^32. */
export function nameHash(name: string): number {
  const upper = upcase(name)
  let hash = 0
  for (let index = 0; index < upper.length; index++) hash = (Math.imul(hash, 37) + upper.charCodeAt(index)) >>> 0
  return hash
}
