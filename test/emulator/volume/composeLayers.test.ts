import { describe, expect, test } from 'vitest'
import { buildLayer } from '../../../emulator/volume/buildLayer.ts'
import { composeLayers } from '../../../emulator/volume/composeLayers.ts'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { createOverlay } from '../../../emulator/volume/createOverlay.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { joinPath } from '../../../src/image/WindowsPath.ts'
import type { VolumeReader } from '../../../src/image/Volume.ts'
import { tickingClock } from './tickingClock.ts'
import { bytes, codeOf, textOf, volumeContract } from './volumeContract.ts'

const modified = 133_000_000_000_000_000n

/** The files of a volume as what `buildLayer` takes; hard links become files of their own. */
function filesOf(volume: VolumeReader, path = ''): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const entry of volume.list(path)) {
    const below = joinPath(path, entry.name)
    if (entry.kind === 'file') files[below] = readAll(volume.open(below))
    else Object.assign(files, { [`${below}\\`]: new Uint8Array() }, filesOf(volume, below))
  }
  return files
}

/** The hard links that layers do not have, made in a volume over them. */
function linkAgain(from: VolumeReader, to: ReturnType<typeof createOverlay>): void {
  const first = new Map<string, string>()
  for (const path of Object.keys(filesOf(from)).filter((file) => !file.endsWith('\\'))) {
    const target = first.get(from.stat(path)!.fileId)
    first.set(from.stat(path)!.fileId, target ?? path)
    if (target === undefined) continue
    to.remove(path)
    to.link(target, path)
  }
}

describe('overlay on two layers', () => {
  volumeContract({
    storesBytes: false,
    keeps: { files: 0x27, folders: 0x27 },
    snapshots: true,
    make(fill) {
      const now = tickingClock()
      const filled = createMemoryVolume({ now })
      fill(filled)
      const files = Object.entries(filesOf(filled))
      const layers = [0, 1].map((half) =>
        buildLayer(Object.fromEntries(files.filter((_, index) => index % 2 === half)), { modified }),
      )
      const base = createOverlay(composeLayers(layers), { now })
      linkAgain(filled, base)
      return { volume: base.fork(), base }
    },
  })
})

describe('composeLayers', () => {
  const base = buildLayer(
    {
      'Windows\\System32\\kernel32.dll': 'base',
      'Windows\\explorer.exe': 'base',
      'Windows\\Web\\img.jpg': 'base',
      'Users\\': '',
      'hidden\\deep\\file': 'base',
    },
    { modified },
  )
  const language = buildLayer(
    {
      'WINDOWS\\system32\\fr-FR\\kernel32.dll.mui': 'french',
      'windows\\EXPLORER.exe': 'newer',
      hidden: 'a file over a folder',
    },
    { modified: modified + 1n },
  )
  const users = buildLayer({ 'Users\\alice\\NTUSER.DAT': bytes('regf'), 'Hidden\\new': 'again' }, { modified })

  test('content is made when somebody first asks for it or its size, once', () => {
    const made: string[] = []
    const making = (name: string) => () => {
      made.push(name)
      return name
    }
    const layer = buildLayer({ 'a\\one': making('one'), 'b\\two': making('two') }, { modified })
    const [volume, other] = [composeLayers([layer]), composeLayers([layer])]
    expect(volume.list('').map((entry) => entry.name)).toEqual(['a', 'b'])
    expect(made).toEqual([])
    expect(new TextDecoder().decode(readAll(volume.open('a\\one')))).toBe('one')
    expect(other.list('a')[0]?.size).toBe(3)
    expect(made).toEqual(['one'])
  })

  test('folders are merged under the spelling of the lowest layer', () => {
    const volume = composeLayers([base, language, users])
    expect(volume.list('').map((entry) => entry.name)).toEqual(['hidden', 'Users', 'Windows'])
    expect(volume.list('windows\\SYSTEM32').map((entry) => entry.name)).toEqual(['fr-FR', 'kernel32.dll'])
    expect(textOf(volume, 'Windows\\System32\\fr-fr\\KERNEL32.DLL.MUI')).toBe('french')
    expect(textOf(volume, 'users\\ALICE\\ntuser.dat')).toBe('regf')
  })

  test('of two files the later counts, though spelled otherwise', () => {
    const volume = composeLayers([base, language])
    expect(textOf(volume, 'Windows\\explorer.exe')).toBe('newer')
    expect(volume.stat('Windows\\Explorer.EXE')).toMatchObject({
      name: 'explorer.exe',
      size: 5,
      modified: modified + 1n,
    })
    expect(volume.list('Windows').filter((entry) => entry.kind === 'file')).toHaveLength(1)
  })

  test('a file hides a folder of an earlier layer for good', () => {
    expect(textOf(composeLayers([base, language]), 'hidden')).toBe('a file over a folder')
    const volume = composeLayers([base, language, users])
    expect(volume.list('hidden').map((entry) => entry.name)).toEqual(['new'])
    expect(volume.stat('hidden\\deep')).toBeUndefined()
    expect(codeOf(() => volume.open('hidden\\deep\\file'))).toBe('PATH_NOT_FOUND')
  })

  test('images share what was read', () => {
    const first = composeLayers([base, users])
    const second = composeLayers([base, language])
    expect(first.open('Windows\\Web\\img.jpg')).toBe(second.open('Windows\\Web\\img.jpg'))
  })

  test('ids are those of files, not of names', () => {
    const volume = composeLayers([base, language, users])
    const ids = ['Windows', 'Windows\\explorer.exe', 'Users\\alice', 'Windows\\System32\\fr-FR', 'Users'].map(
      (path) => volume.stat(path)!.fileId,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('what Windows could not hold is refused', () => {
    expect(codeOf(() => buildLayer({ 'a\\b': '', 'A\\B': '' }, { modified }))).toBe('ALREADY_EXISTS')
    expect(codeOf(() => buildLayer({ a: '', 'A\\B': '' }, { modified }))).toBe('PATH_NOT_FOUND')
    expect(codeOf(() => buildLayer({ 'a\\nul\\b': '' }, { modified }))).toBe('INVALID_NAME')
    expect(codeOf(() => buildLayer({ 'a?': '' }, { modified }))).toBe('INVALID_NAME')
  })
})
