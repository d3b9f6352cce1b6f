import { describe, expect, test } from 'vitest'
import { buildLayer } from '../../../emulator/volume/buildLayer.ts'
import { composeLayers } from '../../../emulator/volume/composeLayers.ts'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { createOverlay } from '../../../emulator/volume/createOverlay.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { formatChanges } from '../../../src/image/formatChanges.ts'
import type { VolumeReader } from '../../../src/image/Volume.ts'
import { tickingClock } from './tickingClock.ts'
import { treeOf } from './treeOf.ts'
import { bytes } from './volumeContract.ts'

const FILES = 20_000

/** A reader of 20,000 files that counts what it is asked. */
function countingReader(filesInFolder: number) {
  const files: Record<string, string> = {}
  for (let number = 0; number < FILES; number++)
    files[`folder ${Math.floor(number / filesInFolder)}\\file ${number}`] = String(number)
  const inner = composeLayers([buildLayer(files, { modified: 1n })])
  let count = 0
  let lists = 0
  const counted = <Result>(answer: Result) => {
    count++
    return answer
  }
  const reader: VolumeReader = {
    stat: (path) => counted(inner.stat(path)),
    list(path) {
      lists++
      return counted(inner.list(path))
    },
    open: (path) => counted(inner.open(path)),
  }
  return { reader, asked: () => count, listed: () => lists }
}

function medianTime(action: () => void): number {
  const times = Array.from({ length: 51 }, () => {
    const begin = performance.now()
    action()
    return performance.now() - begin
  })
  return times.sort((a, b) => a - b)[25]!
}

describe.each([100, FILES])('20,000 files, %i in a folder', (filesInFolder) => {
  const { reader, asked } = countingReader(filesInFolder)
  const volume = createOverlay(reader, { now: tickingClock() })
  const touched = `folder 0\\file 50`

  test('fork takes under a millisecond, read or not', () => {
    expect(medianTime(() => volume.fork())).toBeLessThan(1)
    treeOf(volume)
    expect(medianTime(() => volume.fork())).toBeLessThan(1)
  })

  test('nothing is read from the base twice, nor by diff', () => {
    treeOf(volume)
    const before = asked()
    const fork = volume.fork()
    treeOf(fork)
    fork.write(touched, bytes('changed'))
    expect(formatChanges(fork.diff(volume))).toBe(`content ${touched} 7\n`)
    expect(asked()).toBe(before)
  })

  test('a diff after one change costs what changed', () => {
    const fork = volume.fork()
    fork.write(touched, bytes('changed'))
    expect(medianTime(() => fork.diff(volume))).toBeLessThan(1)
  })

  test('a fork of which nothing is asked reads nothing, and one file does not need its neighbors', () => {
    const other = countingReader(filesInFolder)
    const fresh = createOverlay(other.reader, { now: tickingClock() })
    const before = other.asked()
    expect(fresh.fork().diff(fresh)).toEqual([])
    expect(fresh.fork().diff(other.reader)).toEqual([])
    expect(other.asked()).toBe(before)
    const fork = fresh.fork()
    fork.write('folder 0\\file 50', bytes('x'))
    fork.write('folder 0\\new', bytes('x'))
    fork.remove('folder 0\\file 51')
    expect(fork.diff(fresh)).toHaveLength(3)
    expect(other.asked() - before).toBeLessThan(8)
    expect(other.listed()).toBe(0)
    expect(fork.list('')).toHaveLength(FILES / filesInFolder)
    expect(fork.list('folder 0')).toHaveLength(filesInFolder)
    fork.write('folder 0\\file 51', bytes('x'))
    expect(formatChanges(fork.diff(fresh))).toBe(
      'file folder 0\\file 51 1\nfile folder 0\\new 1\ncontent folder 0\\file 50 1\n',
    )
  })
})

test('a memory volume of 20,000 files forks in under a millisecond', () => {
  const volume = createMemoryVolume({ now: tickingClock() })
  for (let number = 0; number < FILES; number++) volume.write(`${number % 200}\\${number}`, bytes('x'))
  expect(medianTime(() => volume.fork())).toBeLessThan(1)
})

test('a long chain of forks, each changed and applied, stays right and flat', () => {
  const now = tickingClock()
  const volume = createOverlay(createMemoryVolume({ now }), { now })
  let last = volume
  for (let number = 0; number < 2000; number++) {
    const next = last.fork()
    next.write(`folder\\${number % 50}`, bytes(String(number)))
    if (number % 3 === 0) last.apply(next.diff(last))
    last = next
  }
  expect(last.list('folder')).toHaveLength(50)
  expect(new TextDecoder().decode(readAll(last.open('folder\\49')))).toBe('1999')
  expect(medianTime(() => last.stat('folder\\7'))).toBeLessThan(1)
})

test('a prefix finds the same after any number of forks as a look at all names', () => {
  const base = createMemoryVolume({ now: tickingClock() })
  for (let number = 0; number < 60; number++) base.write(`folder\\a${number}`, bytes('x'))
  let volume = createOverlay(base, { now: tickingClock() })
  for (let number = 0; number < 120; number++) {
    volume = volume.fork()
    volume.write(`folder\\${['a', 'B', 'ä', '_'][number % 4]}${number}`, bytes(''))
    if (number % 5 === 4) volume.remove(`folder\\${volume.list('folder')[(number * 7) % 60]!.name}`)
    const all = volume.list('folder').map((entry) => entry.name)
    for (const prefix of ['', 'A', 'b1', '_', 'Ä', 'a5', 'z'])
      expect(volume.list('folder', prefix).map((entry) => entry.name)).toEqual(
        all.filter((name) => name.toUpperCase().startsWith(prefix.toUpperCase())),
      )
  }
})

test('pages upon pages stay one layer of pages over the file', () => {
  const now = tickingClock()
  const base = createMemoryVolume({ now })
  const original = new Uint8Array(10_000).map((_, index) => index % 251)
  base.write('SOFTWARE', original)
  const stored = base.open('SOFTWARE')
  const expected = new Uint8Array(14_000)
  expected.set(original)
  let volume = createOverlay(base, { now })
  for (let number = 1; number <= 60; number++) {
    volume = volume.fork()
    const current = volume.open('SOFTWARE')
    const size = 10_000 + number * 50
    const offset = (number % 3) * 4096
    const pages = new Map<number, Uint8Array>()
    expected.fill(number, offset, Math.min(size, offset + 100))
    for (const start of [offset, 8192, 12_288])
      if (start < size) pages.set(start, expected.slice(start, Math.min(size, start + 4096)))
    volume.write('SOFTWARE', patchedSource(current, pages, size))
  }
  const source = volume.open('SOFTWARE')
  expect(source.patch?.base).toBe(stored)
  expect(source.patch?.pages.size).toBeLessThanOrEqual(4)
  expect(readAll(source)).toEqual(expected.slice(0, 13_000))
  for (const [offset, length] of [
    [0, 10],
    [4090, 20],
    [8000, 5500],
    [12_990, 100],
    [13_000, 5],
  ] as const)
    expect(source.read(offset, length)).toEqual(expected.slice(offset, Math.min(13_000, offset + length)))
  base.apply(volume.diff(base))
  expect(readAll(base.open('software'))).toEqual(expected.slice(0, 13_000))
})

/** A source that reads through its patch, as a hive does. */
function patchedSource(base: ByteSource, pages: ReadonlyMap<number, Uint8Array>, size: number): ByteSource {
  const whole = new Uint8Array(size)
  whole.set(readAll(base).subarray(0, size))
  for (const [offset, page] of pages) whole.set(page, offset)
  return { ...bytesSource(whole), patch: { base, pages } }
}
