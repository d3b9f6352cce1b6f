/**
 * Holds inflated contents: the first ones up to a number of bytes, and the newest however large. A package is read
 * twice from beginning to end, to be checked and to be written: to keep the newest ones only would serve neither.
 */
export interface ContentCache {
  /** The content of that owner, made when it is not held. */
  get(owner: object, make: () => Uint8Array): Uint8Array
}

/** A cache of at most `limit` bytes and one content. */
export function createContentCache(limit: number): ContentCache {
  const contents = new Map<object, Uint8Array>()
  let total = 0
  let newest: { readonly owner: object; readonly content: Uint8Array } | undefined
  return {
    get(owner, make) {
      const known = newest?.owner === owner ? newest.content : contents.get(owner)
      if (known) return known
      newest = undefined
      const content = make()
      if (total + content.length > limit) newest = { owner, content }
      else {
        contents.set(owner, content)
        total += content.length
      }
      return content
    },
  }
}
