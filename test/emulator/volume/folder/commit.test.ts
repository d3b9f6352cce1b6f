import { chmodSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openFolderVolume } from '../../../../emulator/volume/openFolderVolume.ts'
import type { Disk } from '../../../../emulator/volume/folder/Disk.ts'
import { WORK_FOLDER } from '../../../../emulator/volume/folder/workFolder.ts'
import { DismError } from '../../../../src/errors/DismError.ts'
import { readAll, type ByteSource } from '../../../../src/formats/ByteSource.ts'
import { FileAttributes, type Volume, type VolumeReader, type WritableVolume } from '../../../../src/image/Volume.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { tickingClock } from '../tickingClock.ts'
import { treeOf } from '../treeOf.ts'
import { bytes } from '../volumeContract.ts'
import { diskFault, laterDisk, Stopped, stoppingDisk, watchedDisk, type DiskCall } from './watchedDisk.ts'

const HIVE = 'Windows\\System32\\config\\SOFTWARE'
const LINKED_HIVE = 'Windows\\System32\\config\\COMPONENTS'

/** Calls that change nothing: to stop after one is to stop after the one before it. */
const READING = new Set(['stat', 'names', 'read'])

/** Calls that a full disk may refuse. */
const GROWING = new Set(['create', 'write', 'makeFolder', 'link'])

/** Puts the image that all stories start from into an empty folder. */
function fillFolder(root: string): void {
  mkdirSync(join(root, 'Windows/System32/config'), { recursive: true })
  mkdirSync(join(root, 'Program Files/WindowsApps/Old/deep'), { recursive: true })
  mkdirSync(join(root, 'Users'))
  writeFileSync(join(root, 'Windows/System32/config/SOFTWARE'), new Uint8Array(20_000).fill(1))
  writeFileSync(join(root, 'Windows/System32/config/COMPONENTS'), new Uint8Array(10_000).fill(2))
  linkSync(join(root, 'Windows/System32/config/COMPONENTS'), join(root, 'Users/components-link'))
  writeFileSync(join(root, 'Windows/linked.dll'), 'linked')
  linkSync(join(root, 'Windows/linked.dll'), join(root, 'Windows/System32/linked.dll'))
  writeFileSync(join(root, 'Windows/win.ini'), '[fonts]')
  writeFileSync(join(root, 'Windows/readonly.ini'), 'readonly')
  chmodSync(join(root, 'Windows/readonly.ini'), 0o444)
  for (const name of ['a', 'b', 'deep/c']) writeFileSync(join(root, 'Program Files/WindowsApps/Old', name), name)
}

/** A source with one page of it replaced, and one more at its end. */
function patched(base: ByteSource, extra: number): ByteSource {
  const whole = new Uint8Array(base.size + extra)
  whole.set(readAll(base))
  whole.fill(7, 4096, 8192)
  whole.fill(8, base.size)
  const pages = new Map([[4096, whole.slice(4096, 8192)]])
  const first = extra === 0 ? whole.length : base.size - (base.size % 4096)
  for (let offset = first; offset < whole.length; offset += 4096) pages.set(offset, whole.slice(offset, offset + 4096))
  return {
    size: whole.length,
    read: (offset, length) => whole.subarray(offset, offset + length),
    patch: { base, pages },
  }
}

/** One change of every kind that a commit knows. */
function change(fork: WritableVolume): void {
  fork.write(HIVE, patched(fork.open(HIVE), 2000))
  fork.write(LINKED_HIVE, patched(fork.open(LINKED_HIVE), 0))
  fork.write('Windows\\linked.dll', bytes('written in place, for both links'))
  fork.write('Windows\\win.ini', bytes('replaced'))
  fork.write('Windows\\readonly.ini', bytes('replaced and read-only'))
  fork.remove('Program Files\\WindowsApps\\Old\\a')
  fork.rename('Program Files\\WindowsApps\\Old\\b', 'Program Files\\WindowsApps\\Old\\B')
  fork.remove('Program Files\\WindowsApps\\Old\\deep')
  fork.write('Program Files\\WindowsApps\\Old\\deep', bytes('a file now'))
  fork.write('Program Files\\WindowsApps\\New\\app\\app.exe', bytes('MZ'))
  fork.link('Program Files\\WindowsApps\\New\\app\\app.exe', 'Users\\app-link')
  fork.link('Windows\\linked.dll', 'Users\\third-link')
  fork.setAttributes('Program Files\\WindowsApps\\New\\app\\app.exe', FileAttributes.READONLY)
  fork.setAttributes('Windows\\linked.dll', FileAttributes.READONLY)
}

function treeIn(volume: VolumeReader): string[] {
  return treeOf(volume, FileAttributes.READONLY, 0)
}

/** Runs the whole story of one process on a folder. */
function story(root: string, disk: Disk, change: (fork: WritableVolume) => void, power = false): void {
  const volume = openFolderVolume(root, { now: tickingClock(), disk, durability: power ? 'power' : 'process' })
  try {
    applyChange(volume, change)
  } finally {
    volume.close()
  }
}

function applyChange(volume: Volume, change: (fork: WritableVolume) => void): void {
  const fork = volume.fork()
  change(fork)
  volume.apply(fork.diff(volume))
}

/** What the next process finds, and that nothing of ours is left when it has closed the folder. */
function findings(root: string): string[] {
  const volume = openFolderVolume(root, { now: tickingClock(), disk: laterDisk })
  const tree = treeIn(volume)
  volume.close()
  expect(readdirSync(root)).not.toContain(WORK_FOLDER)
  return tree
}

/** All calls that a story makes. */
function callsOf(power = false): DiskCall[] {
  const root = temporaryFolder()
  fillFolder(root)
  const calls: DiskCall[] = []
  const disk = watchedDisk((call) => {
    calls.push(call)
    return call.run()
  })
  story(root, disk, change, power)
  return calls
}

function stopsAt(root: string, disk: Disk, power = false): void {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  fillFolder(root)
  try {
    story(root, disk, change, power)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

describe('a commit', () => {
  let before: string[]
  let after: string[]

  beforeEach(() => {
    const root = temporaryFolder()
    fillFolder(root)
    before = findings(root)
    story(root, laterDisk, change)
    after = findings(root)
  })

  test('makes all changes', () => {
    expect(after).not.toEqual(before)
    const root = temporaryFolder()
    fillFolder(root)
    const volume = openFolderVolume(root, { now: tickingClock(), disk: laterDisk })
    const fork = volume.fork()
    change(fork)
    expect(treeIn(fork)).toEqual(after)
    volume.close()
  })

  for (const [power, torn] of [
    [false, false],
    [false, true],
    [true, false],
  ] as const) {
    const how = `${power ? 'for power, ' : ''}${torn ? 'its last write torn' : 'after every call'}`
    test(`stopped ${how}: old or new, nothing left over`, () => {
      const calls = callsOf(power)
      const commitAt = calls.find(
        ({ name, arguments: given }) => name === 'rename' && String(given[1]).endsWith('journal'),
      )!
      const root = temporaryFolder()
      let sawOld = 0
      let sawNew = 0
      for (const { number, name } of calls) {
        if (torn ? name !== 'write' && name !== 'create' : READING.has(name)) continue
        stopsAt(root, stoppingDisk(number, torn), power)
        const isNew = number >= commitAt.number
        expect({ number, name, tree: findings(root) }).toEqual({ number, name, tree: isNew ? after : before })
        if (isNew) sawNew++
        else sawOld++
      }
      expect(Math.min(sawOld, sawNew)).toBeGreaterThan(1)
    })
  }

  test('stopped while it is recovered, after every call: new in the end', () => {
    const calls = callsOf()
    const commitAt = calls.find(
      ({ name, arguments: given }) => name === 'rename' && String(given[1]).endsWith('journal'),
    )!
    const dropAt = calls.find(
      ({ name, arguments: given }) => name === 'unlink' && String(given[0]).endsWith('journal'),
    )!
    const root = temporaryFolder()
    const middle = Math.floor((commitAt.number + dropAt.number) / 2)
    for (const first of [commitAt.number, middle, dropAt.number - 1]) {
      for (const second of recoveryCalls(root, first)) {
        stopsAt(root, stoppingDisk(first))
        const disk = stoppingDisk(second, false, () => false)
        expect(() => openFolderVolume(root, { now: tickingClock(), disk })).toThrow(Stopped)
        expect({ first, second, tree: findings(root) }).toEqual({ first, second, tree: after })
      }
    }
  })

  test('stopped while it is taken back, after every call: old in the end', () => {
    const calls = callsOf()
    const dropAt = calls.find(
      ({ name, arguments: given }) => name === 'unlink' && String(given[0]).endsWith('journal'),
    )!
    const root = temporaryFolder()
    let stops = 0
    for (let last = dropAt.number + 1, stopped = true; stopped; last++) {
      let isTurned = false
      const disk = watchedDisk(
        ({ name, arguments: given, number, run }) => {
          if (number === dropAt.number) throw diskFault('EIO')
          if (number > last) throw new Stopped()
          isTurned ||= name === 'rename' && String(given[1]).endsWith('undo')
          return run()
        },
        { processName: 'ended' },
      )
      stopped = outcomeOf(root, disk) === 'stopped'
      if (stopped) stops++
      expect({ last, tree: findings(root) }).toEqual({ last, tree: isTurned ? before : after })
    }
    expect(stops).toBeGreaterThan(50)
  })

  test.each([
    ['EIO', ['IO_DEVICE', 'no error']],
    ['ENOSPC', ['DISK_FULL']],
  ])('when one call fails with %s: the error and the old image, or no error and the new one', (code, expected) => {
    const root = temporaryFolder()
    const outcomes = new Set<string>()
    for (const { number, name } of callsOf()) {
      if (code === 'ENOSPC' ? !GROWING.has(name) : READING.has(name) && number % 3 > 0) continue
      const disk = watchedDisk(
        (call) => {
          if (call.number === number) throw diskFault(code)
          return call.run()
        },
        { processName: 'ended' },
      )
      const outcome = outcomeOf(root, disk)
      outcomes.add(outcome)
      const tree = outcome === 'no error' ? after : before
      expect({ number, name, outcome, tree: findings(root) }).toEqual({ number, name, outcome, tree })
    }
    expect([...outcomes].sort()).toEqual(expected)
  })

  test('when the disk is full from some call on: the error and the old image', () => {
    const root = temporaryFolder()
    let failures = 0
    for (const { number, name } of callsOf()) {
      if (!GROWING.has(name)) continue
      const disk = watchedDisk(
        (call) => {
          const grows = GROWING.has(call.name) && (call.name !== 'write' || writesPastEnd(call))
          if (call.number >= number && grows) throw diskFault('ENOSPC')
          return call.run()
        },
        { processName: 'ended' },
      )
      const outcome = outcomeOf(root, disk)
      if (outcome !== 'no error') failures++
      const tree = outcome === 'DISK_FULL' ? before : after
      expect({ number, name, tree: findings(root) }).toEqual({ number, name, tree })
    }
    expect(failures).toBeGreaterThan(10)
  })

  test('when every call fails from some call on: old or new, once the disk works again', () => {
    const root = temporaryFolder()
    for (const { number, name } of callsOf()) {
      if (READING.has(name)) continue
      const disk = watchedDisk(
        (call) => {
          if (call.number >= number) throw diskFault('EIO')
          return call.run()
        },
        { processName: 'ended' },
      )
      outcomeOf(root, disk)
      const tree = findings(root)
      expect({ number, name, tree }).toEqual({ number, name, tree: tree.length === before.length ? before : after })
    }
  })
})

/** The numbers of the calls that change something in the recovery of a story that was stopped after its `first` call. */
function recoveryCalls(root: string, first: number): number[] {
  const numbers: number[] = []
  stopsAt(root, stoppingDisk(first))
  const disk = watchedDisk(
    ({ name, number, run }) => {
      if (!READING.has(name)) numbers.push(number)
      return run()
    },
    { processName: 'ended', isRunning: () => false },
  )
  openFolderVolume(root, { now: tickingClock(), disk })
  return numbers
}

/** How the story ends when the disk fails. */
function outcomeOf(root: string, disk: Disk): string {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  fillFolder(root)
  try {
    story(root, disk, change)
    return 'no error'
  } catch (error) {
    if (error instanceof DismError) return error.code
    if (error instanceof Stopped) return 'stopped'
    throw error
  }
}

function writesPastEnd({ arguments: [path, offset, content] }: DiskCall): boolean {
  const size = laterDisk.stat(String(path))?.size ?? 0
  return content instanceof Uint8Array && Number(offset) + content.length > size
}
