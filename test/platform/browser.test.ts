import { deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as browser from '../../src/platform/browser.ts'
import * as node from '../../src/platform/node.ts'

const variants: readonly (typeof node)[] = [node, browser]
const patterned = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 400 }))
  .map(([bytes, times]) => new Uint8Array(Array.from({ length: times }, () => [...bytes]).flat()))

describe.each(variants.map((platform, index) => ({ name: ['node', 'browser'][index], platform })))(
  'platform $name',
  ({ platform }) => {
    test('inflates what was deflated at any level', () => {
      fc.assert(
        fc.property(patterned, fc.integer({ min: 0, max: 9 }), (bytes, level) => {
          const inflated = platform.inflateRaw(deflateRawSync(bytes, { level }), bytes.length)
          expect(new Uint8Array(inflated)).toEqual(bytes)
        }),
        { seed: 20, numRuns: 60 },
      )
    })

    test('lets a timer that is due come first', async () => {
      const due: string[] = []
      setTimeout(() => due.push('timer'), 1)
      for (let turn = 0; due.length === 0 && turn < 1_000_000; turn++) await platform.nextTurn()
      expect(due).toEqual(['timer'])
    })

    test('joins runs of deflated data', () => {
      fc.assert(
        fc.property(fc.array(patterned, { maxLength: 4 }), (pieces) => {
          const runs = pieces.map((piece) => platform.deflateRawRun(piece))
          const stream = Buffer.concat([...runs, Buffer.from([3, 0])])
          expect(inflateRawSync(stream)).toEqual(Buffer.concat(pieces))
        }),
        { seed: 21, numRuns: 60 },
      )
    })

    test('hashes parts as it hashes the whole', () => {
      const bytes = new TextEncoder().encode('a text that comes in three parts')
      const parts = [bytes.subarray(0, 5), bytes.subarray(5, 20), bytes.subarray(20)]
      for (const algorithm of ['SHA-256', 'SHA-384', 'SHA-512'] as const)
        expect(platform.hashChunks(algorithm, parts)).toEqual(platform.hash(algorithm, bytes))
    })

    test('CRC-32, in one piece and in two', () => {
      const digits = new TextEncoder().encode('123456789')
      expect(platform.crc32(digits)).toBe(0xcbf43926)
      expect(platform.crc32(digits.subarray(4), platform.crc32(digits.subarray(0, 4)))).toBe(0xcbf43926)
    })

    test('inflates nothing', () => {
      expect(platform.inflateRaw(deflateRawSync(new Uint8Array()), 0).length).toBe(0)
    })

    test('inflates what refers to bytes before it, up to 32 KiB back', () => {
      const before = Uint8Array.from({ length: 100_000 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 23)
      const data = before.slice(-32_768)
      const deflated = deflateRawSync(data, { dictionary: before.subarray(-32_768) })
      expect(deflated.length).toBeLessThan(1000)
      expect(platform.inflateRaw(deflated, data.length, before)).toEqual(data)
      expect(() => platform.inflateRaw(deflated, data.length - 1, before)).toThrow(Error)
      expect(() => platform.inflateRaw(deflated, data.length)).toThrow(Error)
    })

    test('refuses one byte more than it may give', () => {
      const deflated = deflateRawSync(new Uint8Array(100_000))
      expect(platform.inflateRaw(deflated, 100_000).length).toBe(100_000)
      expect(() => platform.inflateRaw(deflated, 99_999)).toThrow(Error)
    })

    test('refuses data that ends too soon, and data that is none', () => {
      const deflated = deflateRawSync(new TextEncoder().encode('a file that is cut in the middle of itself'))
      for (let length = 0; length < deflated.length; length++)
        expect(() => platform.inflateRaw(deflated.subarray(0, length), 1000), `cut at ${length}`).toThrow(Error)
      expect(() => platform.inflateRaw(new Uint8Array([0xff, 0xff, 0xff]), 1000)).toThrow(Error)
    })

    test('hashes as FIPS 180-4 says', () => {
      const abc = new TextEncoder().encode('abc')
      const hex = (algorithm: node.HashAlgorithm) => Buffer.from(platform.hash(algorithm, abc)).toString('hex')
      expect(hex('SHA-256')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
      expect(hex('SHA-384')).toMatch(/^cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163/)
      expect(hex('SHA-512')).toMatch(/^ddaf35a193617abacc417349ae204131/)
    })
  },
)
