import type { ByteSource } from '../../../src/formats/ByteSource.ts'

const PAGE = 4096

/**
 * A source whose patch stands on no other patch: pages upon pages become one set of pages, so that reads and commits
 * cost the same after any number of forks. Sources that are no patch, or whose pages are not aligned, stay as they are.
 */
export function flattenPatch(source: ByteSource): ByteSource {
  const upper = source.patch
  const lower = upper?.base.patch
  if (!upper || !lower || !isPaged(upper.pages) || !isPaged(lower.pages)) return source
  const pages = new Map<number, Uint8Array>()
  for (const [offset, page] of lower.pages) if (offset < source.size) pages.set(offset, page)
  for (const [offset, page] of upper.pages) {
    const old = pages.get(offset)
    pages.set(offset, old && old.length > page.length ? joined(page, old) : page)
  }
  return pagedSource(lower.base, pages, source.size)
}

function pagedSource(base: ByteSource, pages: ReadonlyMap<number, Uint8Array>, size: number): ByteSource {
  function read(offset: number, length: number): Uint8Array {
    const end = Math.min(size, offset + length)
    if (end <= offset) return new Uint8Array()
    const first = offset - (offset % PAGE)
    const only = end <= first + PAGE ? pages.get(first) : undefined
    if (only && only.length >= end - first) return only.subarray(offset - first, end - first)
    const result = new Uint8Array(end - offset)
    result.set(base.read(offset, end - offset))
    for (let start = first; start < end; start += PAGE) {
      const page = pages.get(start)
      if (!page) continue
      const part = page.subarray(Math.max(0, offset - start), end - start)
      result.set(part, Math.max(start, offset) - offset)
    }
    return result
  }
  return { size, read, patch: { base, pages } }
}

function isPaged(pages: ReadonlyMap<number, Uint8Array>): boolean {
  for (const [offset, page] of pages) if (offset % PAGE !== 0 || page.length > PAGE) return false
  return true
}

function joined(page: Uint8Array, old: Uint8Array): Uint8Array {
  const result = old.slice()
  result.set(page)
  return result
}
