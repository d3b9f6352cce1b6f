import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { WORK_FOLDER } from '../../../emulator/volume/folder/workFolder.ts'
import { openFolderVolume } from '../../../emulator/volume/openFolderVolume.ts'
import type { Disk } from '../../../emulator/volume/folder/Disk.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { fileTimeOf } from '../../../src/host/Clock.ts'
import { FileAttributes, type Volume, type WritableVolume } from '../../../src/image/Volume.ts'
import { applyEach } from './applyEach.ts'
import { diskFault, Stopped, stoppingDisk, watchedDisk } from './folder/watchedDisk.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { tickingClock } from './tickingClock.ts'
import { treeOf } from './treeOf.ts'
import { bytes, codeOf, textOf, volumeContract } from './volumeContract.ts'

describe('real folder', () => {
  volumeContract({
    storesBytes: true,
    keeps: { files: FileAttributes.READONLY, folders: 0 },
    snapshots: false,
    make(fill) {
      const base = openFolderVolume(temporaryFolder(), { now: tickingClock() })
      const volume = applyEach(base)
      fill(volume)
      return { volume, base }
    },
  })
})

function open(root: string, disk?: Disk): Volume {
  const now = tickingClock()
  return openFolderVolume(root, disk ? { now, disk } : { now })
}

/** Makes a change on a fork and applies it. */
function change(volume: Volume, action: (fork: WritableVolume) => void): void {
  const fork = volume.fork()
  action(fork)
  volume.apply(fork.diff(volume))
}

/** A folder with `Windows\System32\kernel32.dll` and `Windows\win.ini`. */
function smallImage(): string {
  const root = temporaryFolder()
  mkdirSync(join(root, 'Windows/System32'), { recursive: true })
  writeFileSync(join(root, 'Windows/System32/kernel32.dll'), 'kernel')
  writeFileSync(join(root, 'Windows/win.ini'), '[fonts]')
  return root
}

describe('opening a real folder', () => {
  test('that is not there, or is a file', () => {
    const root = smallImage()
    expect(codeOf(() => open(join(root, 'nothing')))).toBe('PATH_NOT_FOUND')
    expect(codeOf(() => open(join(root, 'Windows/win.ini')))).toBe('DIRECTORY')
  })

  test('by a symbolic link works: that is the choice of the user', () => {
    const root = smallImage()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(root, link)
    const volume = open(link)
    change(volume, (fork) => fork.write('Windows\\new', bytes('new')))
    volume.close()
    expect(readFileSync(join(root, 'Windows/new'), 'utf8')).toBe('new')
  })

  test('leaves nothing behind, not even a new time', () => {
    const root = smallImage()
    utimesSync(root, 1_000_000_000, 1_000_000_000)
    const volume = open(root)
    expect(existsSync(join(root, WORK_FOLDER))).toBe(true)
    expect(volume.list('').map(({ name }) => name)).toEqual(['Windows'])
    volume.close()
    volume.close()
    expect(readdirSync(root)).toEqual(['Windows'])
    expect(statSync(root).mtimeMs).toBe(1_000_000_000_000)
  })

  test('what somebody else did between two commands is seen', () => {
    const root = smallImage()
    const first = open(root)
    expect(first.stat('Windows\\new')).toBeUndefined()
    first.close()
    writeFileSync(join(root, 'Windows/NEW'), 'x')
    const second = open(root)
    expect(second.stat('Windows\\new')?.name).toBe('NEW')
    second.close()
  })
})

describe('what a real folder shows', () => {
  test('links, times, READONLY', () => {
    const root = smallImage()
    linkSync(join(root, 'Windows/win.ini'), join(root, 'link.ini'))
    chmodSync(join(root, 'Windows/win.ini'), 0o444)
    utimesSync(join(root, 'Windows/win.ini'), 1_600_000_000.25, 1_600_000_000.25)
    const volume = open(root)
    expect(volume.stat('LINK.INI')).toEqual({
      ...volume.stat('Windows\\win.ini'),
      name: 'link.ini',
      kind: 'file',
      size: 7,
      attributes: FileAttributes.READONLY,
      modified: fileTimeOf(1_600_000_000_250),
      links: 2,
    })
    volume.close()
  })

  test.each<[string, (root: string) => void, string]>([
    [
      'two names that differ by case',
      (root) => ['Same', 'SAME'].forEach((n) => writeFileSync(join(root, n), n)),
      'same',
    ],
    ['a link to a folder outside', (root) => symlinkSync(smallImage(), join(root, 'outside')), 'outside'],
    ['a link to a file', (root) => symlinkSync(join(root, 'Windows/win.ini'), join(root, 'ini')), 'ini'],
    ['a link to nothing', (root) => symlinkSync('nothing', join(root, 'broken')), 'broken'],
  ])('%s: not listed, and refused when touched', (_, make, name) => {
    const root = smallImage()
    mkdirSync(join(root, 'holder'))
    make(join(root, 'holder'))
    const volume = open(root)
    const before = treeOf(volume)
    const path = `holder\\${name}`
    expect(volume.list('holder')).toEqual([])
    for (const touch of [
      () => volume.stat(path),
      () => volume.open(path),
      () => volume.list(path),
      () => volume.stat(`${path}\\Windows\\win.ini`),
      () => volume.fork().stat(path),
      () => volume.fork().write(path, bytes('x')),
      () => volume.fork().write(`${path}\\Windows\\win.ini`, bytes('x')),
      () => volume.fork().createFolder(path),
      () => volume.fork().link('Windows\\win.ini', path),
      () => volume.fork().rename('Windows\\win.ini', path),
      () => volume.fork().remove(path),
      () => change(volume, (fork) => fork.remove('holder')),
      () => change(volume, (fork) => fork.rename('holder', 'moved')),
    ])
      expect([String(touch), codeOf(touch)]).toEqual([String(touch), 'CANT_ACCESS_FILE'])
    expect(treeOf(volume)).toEqual(before)
    volume.close()
    expect(readdirSync(join(root, 'holder')).length).toBeGreaterThan(0)
  })

  test('names that no path can spell are not listed', () => {
    const root = smallImage()
    writeFileSync(join(root, 'back\\slash'), 'x')
    writeFileSync(Buffer.concat([Buffer.from(`${root}/latin`), Buffer.from([0xe9])]), 'x')
    const volume = open(root)
    expect(volume.list('').map(({ name }) => name)).toEqual(['Windows'])
    volume.close()
  })

  test('not our own folder, which nobody may use', () => {
    const root = smallImage()
    const volume = open(root)
    const name = WORK_FOLDER.toUpperCase()
    for (const touch of [
      () => volume.stat(name),
      () => volume.list(`${name}\\trash`),
      () => volume.fork().write(`${name}\\journal`, bytes('x')),
      () => volume.fork().createFolder(name),
      () => volume.fork().rename('Windows', name),
    ])
      expect(codeOf(touch)).toBe('ACCESS_DENIED')
    volume.close()
  })
})

describe('changing a real folder', () => {
  test('forks and sources from before are outdated then', () => {
    const volume = open(smallImage())
    const fork = volume.fork()
    const source = volume.open('Windows\\win.ini')
    change(volume, (other) => other.write('new', bytes('new')))
    expect(codeOf(() => fork.stat('Windows\\win.ini'))).toBe('FILE_INVALID')
    expect(codeOf(() => readAll(source))).toBe('FILE_INVALID')
    expect(textOf(volume, 'Windows\\win.ini')).toBe('[fonts]')
    volume.close()
    expect(codeOf(() => volume.stat(''))).toBe('FILE_INVALID')
  })

  test('of a file that changed by a few pages only those are written, and it stays the same file', () => {
    const root = smallImage()
    const path = join(root, 'Windows/SOFTWARE')
    writeFileSync(path, new Uint8Array(1 << 20))
    const { ino } = statSync(path)
    let written = 0
    const volume = open(
      root,
      watchedDisk(({ name, arguments: given, run }) => {
        const content = given.at(-1)
        if ((name === 'write' || name === 'create') && content instanceof Uint8Array) written += content.length
        return run()
      }),
    )
    change(volume, (fork) => {
      const base = fork.open('Windows\\SOFTWARE')
      const page = new Uint8Array(4096).fill(1)
      fork.write('Windows\\software', {
        size: base.size,
        read: () => page,
        patch: { base, pages: new Map([[8192, page]]) },
      })
    })
    volume.close()
    expect(statSync(path).ino).toBe(ino)
    expect(readFileSync(path).indexOf(1)).toBe(8192)
    expect(readFileSync(path).lastIndexOf(1)).toBe(8192 + 4095)
    expect(written).toBeLessThan(4 * 4096)
  })

  test('a file with two links is written in place, whatever is written', () => {
    const root = smallImage()
    const path = join(root, 'Windows/win.ini')
    linkSync(path, join(root, 'other'))
    chmodSync(path, 0o444)
    const { ino } = statSync(path)
    const volume = open(root)
    change(volume, (fork) => fork.write('other', bytes('short')))
    volume.close()
    expect(readFileSync(path, 'utf8')).toBe('short')
    expect(statSync(path)).toMatchObject({ ino, nlink: 2 })
    expect(statSync(path).mode & 0o777).toBe(0o444)
  })

  test('a file that somebody else changed meanwhile is not overwritten', () => {
    const root = smallImage()
    const volume = open(root)
    const fork = volume.fork()
    fork.write('Windows\\win.ini', bytes('ours'))
    fork.write('new', bytes('new'))
    writeFileSync(join(root, 'Windows/win.ini'), 'theirs, of another size')
    expect(codeOf(() => volume.apply(fork.diff(volume)))).toBe('FILE_INVALID')
    volume.close()
    expect(readFileSync(join(root, 'Windows/win.ini'), 'utf8')).toBe('theirs, of another size')
    expect(readdirSync(root)).toEqual(['Windows'])
  })

  test('nor is a file that somebody else made meanwhile', () => {
    const root = smallImage()
    for (const make of [
      (fork: WritableVolume) => fork.write('Windows\\new', bytes('ours')),
      (fork: WritableVolume) => fork.createFolder('Windows\\new'),
      (fork: WritableVolume) => fork.link('Windows\\win.ini', 'Windows\\new'),
    ]) {
      const volume = open(root)
      const fork = volume.fork()
      make(fork)
      const changes = fork.diff(volume)
      writeFileSync(join(root, 'Windows/new'), 'theirs')
      expect(codeOf(() => volume.apply(changes))).toBe('FILE_INVALID')
      expect(readFileSync(join(root, 'Windows/new'), 'utf8')).toBe('theirs')
      rmSync(join(root, 'Windows/new'))
      volume.close()
    }
  })

  test('a large file goes through in pieces', () => {
    const root = smallImage()
    const volume = open(root)
    const size = 5 * (1 << 20) + 17
    let largest = 0
    change(volume, (fork) =>
      fork.write('large', {
        size,
        read(offset, length) {
          largest = Math.max(largest, length)
          return new Uint8Array(Math.min(length, size - offset)).fill(offset >> 20)
        },
      }),
    )
    volume.close()
    expect(largest).toBeLessThanOrEqual(1 << 20)
    expect(statSync(join(root, 'large')).size).toBe(size)
    expect(readFileSync(join(root, 'large')).at(-1)).toBe(5)
  })

  test('a file gets exactly what its source said it had', () => {
    const volume = open(smallImage())
    const short = { size: 10, read: () => new Uint8Array(5) }
    expect(codeOf(() => change(volume, (fork) => fork.write('new', short)))).toBe('IO_DEVICE')
    expect(volume.stat('new')).toBeUndefined()
    volume.close()
  })

  test('a name that is too long for the disk is refused, and nothing changes', () => {
    const root = smallImage()
    const volume = open(root)
    const fork = volume.fork()
    fork.write('good', bytes('x'))
    fork.write('長'.repeat(200), bytes('x'))
    expect(codeOf(() => volume.apply(fork.diff(volume)))).toBe('FILENAME_EXCED_RANGE')
    volume.close()
    expect(readdirSync(root)).toEqual(['Windows'])
  })
})

/** The disk on which nothing can be changed. */
function refusing(code: string): Disk {
  return watchedDisk(({ name, run }) => {
    if (['stat', 'names', 'read'].includes(name)) return run()
    throw diskFault(code)
  })
}

describe('a folder that cannot be written to', () => {
  test.each([
    ['EROFS', 'WRITE_PROTECT'],
    ['EACCES', 'ACCESS_DENIED'],
  ])('%s: can be read and forked, and changes are refused with %s', (code, expected) => {
    const volume = open(smallImage(), refusing(code))
    expect(textOf(volume, 'Windows\\win.ini')).toBe('[fonts]')
    const fork = volume.fork()
    fork.write('Windows\\win.ini', bytes('x'))
    expect(codeOf(() => volume.apply(fork.diff(volume)))).toBe(expected)
    expect(textOf(volume, 'Windows\\win.ini')).toBe('[fonts]')
    volume.close()
  })

  test('when a commit waits there to be finished it cannot even be read', () => {
    const root = smallImage()
    const calls: string[] = []
    const counting = watchedDisk(({ name, arguments: given, run }) => {
      calls.push(`${name} ${String(given[1])}`)
      return run()
    })
    const write = (disk: Disk) => change(open(root, disk), (fork) => fork.write('Windows\\win.ini', bytes('new')))
    const probe = open(root, counting)
    change(probe, (fork) => fork.write('Windows\\win.ini', bytes('old')))
    probe.close()
    const commitAt = calls.findIndex((call) => call.startsWith('rename') && call.endsWith('journal')) + 1
    expect(() => write(stoppingDisk(commitAt))).toThrow(Stopped)
    renameSync(join(root, WORK_FOLDER), join(root, 'aside'))
    mkdirSync(join(root, WORK_FOLDER))
    renameSync(join(root, 'aside/journal'), join(root, WORK_FOLDER, 'journal'))
    expect(codeOf(() => open(root, refusing('EROFS')))).toBe('WRITE_PROTECT')
  })
})

test('contents of a fork may read the folder that they are applied to', () => {
  const root = smallImage()
  const volume = open(root)
  change(volume, (fork) => {
    fork.rename('Windows\\win.ini', 'moved.ini')
    fork.rename('Windows\\System32\\kernel32.dll', 'Windows\\win.ini')
    fork.write('copy', bytesSource(readAll(fork.open('moved.ini'))))
    fork.write('again', fork.open('moved.ini'))
  })
  expect(['moved.ini', 'Windows\\win.ini', 'copy', 'again'].map((path) => textOf(volume, path))).toEqual([
    '[fonts]',
    'kernel',
    '[fonts]',
    '[fonts]',
  ])
  volume.close()
})
