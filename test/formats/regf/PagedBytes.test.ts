import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { PAGE, PagedBytes } from '../../../src/formats/regf/PagedBytes.ts'

const SEED = 20_261_120

/**
 * A write at a place (of zeros to clear it), or a move from there, and whether it goes to a copy that takes the place of
 * the bytes, or to the bytes while the copy is kept, or to what is opened of their source; whether it is made for good, or in a change that fails in the end.
 */
const write = fc.record({
  offset: fc.nat(200_000),
  length: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 * PAGE })),
  value: fc.oneof(fc.constant(0), fc.nat(255)),
  up: fc.option(fc.nat(2 * PAGE)),
  copy: fc.constantFrom('none', 'used', 'kept', 'reopened'),
  way: fc.constantFrom('plain', 'atomic', 'failed'),
})

function errorOf(action: () => void): Error | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    return error as Error
  }
}

test('Copies and their sources read as plain arrays do after the same writes', () => {
  fc.assert(
    fc.property(fc.nat(150_000), fc.array(write, { maxLength: 30 }), (size, writes) => {
      const base = Uint8Array.from({ length: size }, (_, index) => index % 251)
      let paged = PagedBytes.over(bytesSource(base)).copy()
      let plain = base.slice()
      const failed: (Error | undefined)[] = []
      const kept: [PagedBytes, Uint8Array][] = []
      for (const { offset, length, value, up, copy, way } of writes) {
        if (copy === 'used') {
          kept.push([paged, plain.slice()])
          paged = paged.copy()
        } else if (copy === 'kept') kept.push([paged.copy(), plain.slice()])
        else if (copy === 'reopened') {
          kept.push([paged, plain.slice()])
          paged = PagedBytes.over(paged.toSource())
        }
        const end = offset + length + (up ?? 0)
        const after = new Uint8Array(Math.max(plain.length, end))
        after.set(plain)
        if (up === null) after.fill(value, offset, end)
        else after.copyWithin(offset + up, offset, offset + length)
        const change = (): void => {
          paged.grow(end)
          if (up === null && value === 0) paged.clear(offset, length)
          else if (up === null) paged.write(offset, new Uint8Array(length).fill(value))
          else paged.moveUp(offset, offset + up, length)
        }
        const failing = (): void => {
          change()
          paged.write(offset, Uint8Array.of(value + 1))
          throw new Error('failed')
        }
        if (way === 'plain') change()
        else if (way === 'atomic') paged.atomically(change)
        else failed.push(errorOf(() => paged.atomically(failing)))
        if (way !== 'failed') plain = after
        expect(paged.size).toBe(plain.length)
      }
      expect(failed.every((error) => error?.message === 'failed')).toBe(true)
      kept.push([paged, plain])
      for (const [bytes, expected] of kept) {
        expect(Buffer.compare(bytes.read(0, bytes.size), expected)).toBe(0)
        const source = bytes.toSource()
        expect(Buffer.compare(readAll(source), expected)).toBe(0)
        const patched = new Uint8Array(source.size)
        patched.set(source.patch!.base.read(0, source.size))
        for (const [offset, page] of source.patch!.pages) patched.set(page, offset)
        expect(Buffer.compare(patched, expected)).toBe(0)
      }
    }),
    { seed: SEED, numRuns: 100 },
  )
})

test('Reading a part does not copy what is not written', () => {
  const paged = PagedBytes.over(bytesSource(new Uint8Array(1 << 20))).copy()
  paged.write(5 * PAGE, Uint8Array.of(1))
  const source = paged.toSource()
  expect([...source.patch!.pages.keys()]).toEqual([5 * PAGE])
  expect(source.read(5 * PAGE - 1, 3)).toEqual(Uint8Array.of(0, 1, 0))
  expect(source.read((1 << 20) - 1, 10)).toEqual(Uint8Array.of(0))
  expect(source.read(1 << 21, 10)).toEqual(new Uint8Array())
})

test('What is opened of a source of pages has all pages on the first source, not on that', () => {
  const base = bytesSource(new Uint8Array(10 * PAGE))
  let source = base
  for (let page = 0; page < 4; page++) {
    const paged = PagedBytes.over(source)
    paged.write(page * PAGE, Uint8Array.of(page))
    source = paged.toSource()
  }
  expect(source.patch!.base).toBe(base)
  expect([...source.patch!.pages.keys()]).toEqual([0, PAGE, 2 * PAGE, 3 * PAGE])
})

test('A change that fails leaves no page behind', () => {
  const paged = PagedBytes.over(bytesSource(new Uint8Array(10 * PAGE)))
  paged.write(0, Uint8Array.of(1))
  const failing = (): void => {
    paged.write(2 * PAGE - 1, Uint8Array.of(2, 2))
    paged.grow(20 * PAGE)
    throw new Error('failed')
  }
  expect(() => paged.atomically(failing)).toThrow('failed')
  expect([...paged.toSource().patch!.pages.keys()]).toEqual([0])
})

test('The base is never written to, even when it is a Buffer', () => {
  const base = Buffer.alloc(3 * PAGE)
  const paged = PagedBytes.over(bytesSource(base)).copy()
  paged.write(0, Uint8Array.of(1, 2, 3))
  paged.read(PAGE, 8).slice().fill(9)
  expect(base.every((byte) => byte === 0)).toBe(true)
})
