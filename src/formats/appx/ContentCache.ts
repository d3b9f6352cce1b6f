/** Holds inflated contents, the most recently used, up to a number of bytes; the newest stays however large. */
export interface ContentCache {
  /** The content of that owner, made when it is not held. */
  get(owner: object, make: () => Uint8Array): Uint8Array
}

/** A cache of at most `limit` bytes (or one content). */
export function createContentCache(limit: number): ContentCache {
  const contents = new Map<object, Uint8Array>()
  let total = 0
  return {
    get(owner, make) {
      const content = contents.get(owner) ?? make()
      if (!contents.delete(owner)) total += content.length
      // A Map keeps the order of insertion: the first key is the one longest unused.
      contents.set(owner, content)
      for (const [oldest, { length }] of contents) {
        if (total <= limit || oldest === owner) break
        contents.delete(oldest)
        total -= length
      }
      return content
    },
  }
}
