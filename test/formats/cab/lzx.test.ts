import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import type { ModelBlock } from '../../fuzz/cab/CabModel.ts'
import { writeCabModel } from '../../fuzz/cab/writeCabModel.ts'
import { createRandom } from '../../fuzz/Random.ts'
import { refusal } from '../refusal.ts'
import { hasTool } from '../regf/hasTool.ts'
import { cabinetPeers } from './cabinetPeers.ts'
import { packLzx } from './packLzx.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-lzx-'))
afterAll(() => rmSync(folder, { recursive: true }))

const WINDOWS = [15, 16, 17, 18, 19, 20, 21]

/** A cabinet of one folder of LZX with one file. */
function cabinetWith(window: number, size: number, blocks: readonly ModelBlock[]): Uint8Array {
  const file = { name: new Uint8Array(Buffer.from('a')), size, offset: 0, folder: 0, attributes: 0x20 }
  const folders = [{ type: 3 | (window << 8), blocks }]
  return writeCabModel({ setId: 0, index: 0, folders, files: [file] }).bytes
}

/** One whose file is made up and packed with LZX. */
function lzxCabinet(window: number, size: number, calls: number, seed: number) {
  const { content, blocks } = packLzx(window, size, calls, createRandom(seed, window))
  return { content, bytes: cabinetWith(window, size, blocks) }
}

function read(bytes: Uint8Array): Uint8Array {
  const cabinet = openCabinet(bytesSource(bytes), 'a.cab')
  return readAll(cabinet.content(cabinet.files[0]!))
}

describe('LZX', () => {
  test.each(WINDOWS)('unpacks what was packed with a window of 2^%i bytes', (window) => {
    for (let seed = 1; seed <= 12; seed++) {
      const size = [1, 2, 32_768, 40_001, 150_000][seed % 5]!
      const { content, bytes } = lzxCabinet(window, size, 0, seed)
      expect(Buffer.compare(read(bytes), content), `seed ${seed}`).toBe(0)
    }
    const { content, bytes } = lzxCabinet(window, 2 ** window + 100_000, 0, 99)
    expect(Buffer.compare(read(bytes), content)).toBe(0)
  })

  test('unpacks again from any place', () => {
    const { content, bytes } = lzxCabinet(17, 9_000_000, 0, 5)
    const cabinet = openCabinet(bytesSource(bytes), 'a.cab')
    const source = cabinet.content(cabinet.files[0]!)
    const random = createRandom(6, 0)
    for (const offset of [8_900_000, 0, 4_000_000, ...Array.from({ length: 20 }, () => random.below(9_000_000))]) {
      expect(Buffer.compare(source.read(offset, 70_000), content.subarray(offset, offset + 70_000))).toBe(0)
    }
  })

  test('a fault inside of a block is told again when it is met again', () => {
    const { blocks } = packLzx(16, 150_000, 0, createRandom(3, 3))
    const [first, second, ...rest] = blocks
    const cut = { ...second!, data: second!.data.subarray(0, second!.data.length >> 1) }
    const bytes = cabinetWith(16, 150_000, [first!, cut, ...rest])
    const cabinet = openCabinet(bytesSource(bytes), 'a.cab')
    const defects = [1, 2, 3].map(() => refusal(() => readAll(cabinet.content(cabinet.files[0]!)))?.message)
    expect(defects[0]).toContain('an LZX ')
    expect(new Set(defects).size).toBe(1)
  })

  for (const peer of cabinetPeers) {
    const absent = !hasTool(peer.command)
    test.skipIf(absent)(`as ${peer.name}, calls translated${absent ? `: no tool ${peer.command}` : ''}`, () => {
      for (const window of WINDOWS) {
        for (const calls of [0, 1000, 12_000_000]) {
          const { bytes, content } = lzxCabinet(window, 100_000, calls, 40)
          const file = join(folder, 'a.cab')
          writeFileSync(file, bytes)
          const theirs = peer.read(file)
          expect(theirs, `${window}, ${calls}`).toBeDefined()
          expect(Buffer.compare(read(bytes), theirs!.content), `${window}, ${calls}`).toBe(0)
          expect(Buffer.compare(content, theirs!.content) === 0, 'nothing is translated').toBe(calls === 0)
        }
      }
    })
  }
})
