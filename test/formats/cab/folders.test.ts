import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type ByteSource, bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import type { ModelBlock } from '../../fuzz/cab/CabModel.ts'
import { writeCabModel } from '../../fuzz/cab/writeCabModel.ts'
import { createRandom } from '../../fuzz/Random.ts'
import { refusal } from '../refusal.ts'

const BLOCK = 32_768
const MIB = 1024 ** 2

/** A cabinet of one folder with one file over all of it. */
function cabinetOf(type: number, blocks: readonly ModelBlock[], size: number): Uint8Array {
  const file = { name: new Uint8Array(Buffer.from('a')), size, offset: 0, folder: 0, attributes: 0x20 }
  return writeCabModel({ setId: 0, index: 0, folders: [{ type, blocks }], files: [file] }).bytes
}

function contentOf(bytes: Uint8Array): ByteSource {
  const cabinet = openCabinet(bytesSource(bytes), 'a.cab')
  return cabinet.content(cabinet.files[0]!)
}

/** A block of MSZIP that may refer to what is before it. */
function mszip(bytes: Uint8Array, before?: Uint8Array): ModelBlock {
  const deflated = deflateRawSync(bytes, before && { dictionary: before })
  return { data: new Uint8Array(Buffer.concat([Buffer.from('CK'), deflated])), size: bytes.length }
}

describe('Blocks of MSZIP that refer to those before them', () => {
  const random = createRandom(1, 1)
  // A little less than zlib looks back.
  const noise = Uint8Array.from({ length: 30_000 }, () => random.below(256))
  const bytes = new Uint8Array(300 * BLOCK + 100)
  for (let at = 0; at < bytes.length; at += noise.length) bytes.set(noise.subarray(0, bytes.length - at), at)
  const blocks = Array.from({ length: 301 }, (_, index) => {
    const start = index * BLOCK
    return mszip(bytes.subarray(start, start + BLOCK), index === 0 ? undefined : bytes.subarray(start - BLOCK, start))
  })
  const content = contentOf(cabinetOf(1, blocks, bytes.length))

  test('are unpacked in their order', () => {
    expect(blocks[5]!.data.length).toBeLessThan(1000)
    expect(Buffer.compare(readAll(content), bytes)).toBe(0)
  })

  test('are unpacked from any place', () => {
    for (const offset of [0, 299 * BLOCK, 5, 150 * BLOCK - 1, 64 * BLOCK, bytes.length - 7]) {
      expect(Buffer.compare(content.read(offset, 50_000), bytes.subarray(offset, offset + 50_000))).toBe(0)
    }
  })
})

describe('A folder of 2 GiB', () => {
  const full = mszip(new Uint8Array(BLOCK))
  const bytes = cabinetOf(
    1,
    Array.from({ length: 65_535 }, () => full),
    65_535 * BLOCK,
  )

  test('is read where it is asked for, in bounded memory', { timeout: 60_000 }, () => {
    expect(bytes.length).toBeLessThan(5 * MIB)
    const content = contentOf(bytes)
    const before = process.memoryUsage.rss()
    expect(content.read(0, 10)).toEqual(new Uint8Array(10))
    expect(content.read(700 * MIB, 10)).toEqual(new Uint8Array(10))
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MIB)
  })

  test('is not unpacked at once', () => {
    expect(refusal(() => readAll(contentOf(bytes)))?.defect).toBe('a: 2147450880 bytes are too many to unpack at once')
  })
})

describe('Blocks that cannot hold what they say', () => {
  test.each([
    [0, 'a stored block of 30 bytes gives 32768'],
    [1, 'a block of 30 bytes cannot unpack to 32768'],
    [0x0f03, 'a block of 10 bytes cannot unpack to 32768'],
  ])('method %i', (type, defect) => {
    const data = new Uint8Array(type > 1 ? 10 : 30)
    expect(refusal(() => contentOf(cabinetOf(type, [{ data, size: BLOCK }], BLOCK)))?.defect).toBe(defect)
  })
})
