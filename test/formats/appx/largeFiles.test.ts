import { constants, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { appPackage } from '../../../fixtures/index.ts'
import type { AppPackage } from '../../../src/formats/appx/AppPackage.ts'
import { openAppPackage } from '../../../src/formats/appx/openAppPackage.ts'
import { deflatedBlocks } from '../../../src/formats/appx/deflatedBlocks.ts'
import { BLOCK_SIZE } from '../../../src/formats/appx/parseBlockMap.ts'
import { joinBytes } from '../../../src/formats/joinBytes.ts'
import { bytesSource, fillFrom, readAll, type ByteSource } from '../../../src/formats/ByteSource.ts'

/** Hardly to be deflated, so that blocks keep their size. */
const LARGE = Uint8Array.from({ length: 5_000_000 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 21)
const PATH = 'Large.dll'

/** Opens a package and keeps count of the largest piece that was read of it since. */
async function watched(bytes: Uint8Array): Promise<{ opened: AppPackage; largest: () => number }> {
  let largest = 0
  const source: ByteSource = {
    size: bytes.length,
    read(offset, length) {
      largest = Math.max(largest, length)
      return bytes.subarray(offset, offset + length)
    },
  }
  const opened = await openAppPackage(source, 'large.appx')
  if (opened.kind === 'bundle') throw new Error('a bundle')
  largest = 0
  return { opened, largest: () => largest }
}

function contentOf({ files }: AppPackage): ByteSource {
  return files.find(({ path }) => path === PATH)!.content
}

test('a large file is checked and read by its blocks', async () => {
  const { opened, largest } = await watched(await appPackage({ name: 'Contoso.Large', files: { [PATH]: LARGE } }))
  opened.verify()
  const content = contentOf(opened)
  expect(content.read(65_530, 20)).toEqual(LARGE.subarray(65_530, 65_550))
  expect(content.read(4_999_990, 100)).toEqual(LARGE.subarray(4_999_990))
  expect(content.read(5_000_000, 1)).toHaveLength(0)
  expect(largest()).toBeLessThan(2 * BLOCK_SIZE)
  expect(Buffer.from(readAll(content)).equals(LARGE)).toBe(true)
})

test('a block that was changed is found', async () => {
  const bytes = await appPackage({ name: 'Contoso.Large', files: { [PATH]: LARGE } })
  const { opened } = await watched(bytes)
  bytes[bytes.length >> 1]! ^= 1
  expect(() => opened.verify()).toThrow(/Large\.dll|deflated data/)
})

test('a block map that hashes other content is found', async () => {
  const edit = (path: string, text: string) =>
    path === 'AppxBlockMap.xml' ? text.replace(/(Large\.dll.*?Hash=")..../, '$1AAAA') : text
  const { opened } = await watched(await appPackage({ name: 'Contoso.Large', files: { [PATH]: LARGE }, edit }))
  expect(() => opened.verify()).toThrow('Large.dll: block 0 does not match the block map')
})

test('blocks that end somewhere else than the block map says cannot be inflated one by one', () => {
  const text = new TextEncoder().encode('one sentence again and again. '.repeat(10_000))
  const data = deflateRawSync(text)
  const half = data.length >> 1
  const archive = { file: 'a.appx', source: bytesSource(data), entries: [], directoryOffset: data.length }
  const entry = { name: 'a', method: 8 as const, crc32: 0, size: text.length, headerOffset: 0, dataOffset: 0 }
  const block = (compressedSize: number) => ({ hash: new Uint8Array(32), compressedSize })
  const file = { path: 'a', size: text.length, headerSize: 31, blocks: [block(half), block(data.length - half)] }
  const blocks = deflatedBlocks(archive, { ...entry, compressedSize: data.length }, file)
  expect(blocks.block(0)).toBeUndefined()
  expect(blocks.block(1)).toBeUndefined()
})

test('blocks that need the one before them are inflated in order, and again from the first', () => {
  const text = new TextEncoder().encode(Array.from({ length: 40_000 }, (_, number) => `line ${number}`).join('\n'))
  const runs = Array.from({ length: Math.ceil(text.length / BLOCK_SIZE) }, (_, index) => {
    const block = text.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE)
    const before = text.subarray(Math.max(0, index * BLOCK_SIZE - 32_768), index * BLOCK_SIZE)
    const dictionary = before.length > 0 ? { dictionary: before } : {}
    return new Uint8Array(deflateRawSync(block, { finishFlush: constants.Z_SYNC_FLUSH, ...dictionary }))
  })
  const data = joinBytes([...runs, Uint8Array.of(3, 0)])
  let most = 0
  const source: ByteSource = {
    size: data.length,
    read(offset, length) {
      most = Math.max(most, length)
      return data.subarray(offset, offset + length)
    },
  }
  const archive = { file: 'a.appx', source, entries: [], directoryOffset: data.length }
  const sizes = { size: text.length, compressedSize: data.length, headerOffset: 0, dataOffset: 0 }
  const entry = { name: 'a', method: 8 as const, crc32: 0, ...sizes }
  const blocks = runs.map(({ length }) => ({ hash: new Uint8Array(32), compressedSize: length }))
  const file = { path: 'a', size: text.length, headerSize: 31, blocks }
  const content = deflatedBlocks(archive, entry, file)
  expect(runs.length).toBeGreaterThan(5)
  for (const index of [runs.length - 1, 0, 3, 3, 2])
    expect(content.block(index)).toEqual(text.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE))
  expect(content.read(70_000, 200_000)).toEqual(text.subarray(70_000, 270_000))
  const target = new Uint8Array(1000)
  expect(fillFrom(content, target, text.length - 500)).toBe(500)
  expect(target.subarray(0, 500)).toEqual(text.subarray(-500))
  expect(most).toBeLessThan(BLOCK_SIZE)

  // Another file of the package is read meanwhile, with the same bytes of memory.
  const other = deflatedBlocks(archive, entry, file)
  for (let at = 0; at < text.length; at += 50_000) {
    expect(content.read(at, 50_000)).toEqual(text.subarray(at, at + 50_000))
    expect(other.read(at, 60_000)).toEqual(text.subarray(at, at + 60_000))
  }
})
