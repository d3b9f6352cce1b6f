import { buildSync } from 'esbuild'
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openFolderVolume } from '../../../../emulator/volume/openFolderVolume.ts'
import type { Disk } from '../../../../emulator/volume/folder/Disk.ts'
import { nodeDisk } from '../../../../emulator/volume/folder/nodeDisk.ts'
import { isProcessRunning, processName } from '../../../../emulator/volume/folder/processName.ts'
import { WORK_FOLDER } from '../../../../emulator/volume/folder/workFolder.ts'
import type { Volume } from '../../../../src/image/Volume.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { tickingClock } from '../tickingClock.ts'
import { codeOf } from '../volumeContract.ts'
import { watchedDisk } from './watchedDisk.ts'

const run = promisify(execFile)
const project = fileURLToPath(new URL('../../../../', import.meta.url))

function open(root: string, disk: Disk = nodeDisk): Volume {
  return openFolderVolume(root, { now: tickingClock(), disk })
}

/** Claims that a process of that name left in a folder. */
function leaveClaim(root: string, process: string): string {
  mkdirSync(join(root, WORK_FOLDER), { recursive: true })
  const claim = join(root, WORK_FOLDER, `lock-${process}-0`)
  writeFileSync(claim, '')
  return claim
}

/** The disk of a process, to which other processes run or not. */
function diskOf(name: string, isRunning: (name: string) => boolean | undefined): Disk {
  return watchedDisk(({ run }) => run(), { processName: name, isRunning })
}

describe('the lock of a folder', () => {
  test('is held from opening to closing', () => {
    const root = temporaryFolder()
    const first = open(root)
    expect(codeOf(() => open(root))).toBe('IMAGE_IN_USE')
    expect(readdirSync(join(root, WORK_FOLDER))).toHaveLength(1)
    first.close()
    const second = open(root)
    second.close()
    expect(readdirSync(root)).toEqual([])
  })

  test('is not held by a process that has ended', () => {
    const root = temporaryFolder()
    const ended = processName.replace(/\d+(\.[0-9a-f]*)$/, '1$1')
    leaveClaim(root, ended)
    leaveClaim(root, processName.replace(/^l\.[0-9a-f]+/, 'l.0123456789abcdef0123456789abcdef'))
    open(root).close()
    expect(readdirSync(root)).toEqual([])
  })

  test('is held for ten minutes by a process that cannot be looked at', () => {
    const root = temporaryFolder()
    const claim = leaveClaim(root, 'elsewhere')
    expect(codeOf(() => open(root))).toBe('IMAGE_IN_USE')
    const now = Date.now() / 1000
    utimesSync(claim, now - 550, now - 550)
    expect(codeOf(() => open(root))).toBe('IMAGE_IN_USE')
    utimesSync(claim, now - 650, now - 650)
    open(root).close()
    expect(existsSync(claim)).toBe(false)
  })

  test('is held for as long by a process of another computer, which does not share our start', () => {
    const elsewhere = processName
      .replace(/^l\.[0-9a-f]+/, 'l.0123456789abcdef0123456789abcdef')
      .replace(/[0-9a-f]*$/, 'another')
    expect(isProcessRunning(elsewhere)).toBeUndefined()
    expect(isProcessRunning('p.another.999999999')).toBeUndefined()
    const root = temporaryFolder()
    leaveClaim(root, elsewhere)
    expect(codeOf(() => open(root))).toBe('IMAGE_IN_USE')
  })

  test('that another one has taken away lets nothing be committed', () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'file'), 'old')
    const takeAway = () => {
      for (const claim of readdirSync(join(root, WORK_FOLDER)).filter((name) => name.startsWith('lock-')))
        rmSync(join(root, WORK_FOLDER, claim))
    }
    const isTaken = [
      (name: string) => name === 'makeFolder',
      (name: string, path: string) => name === 'create' && path.endsWith('draft'),
    ]
    for (const isMoment of isTaken) {
      let isOpen = false
      const disk = watchedDisk(({ name, arguments: given, run: call }) => {
        const answer = call()
        if (isOpen && isMoment(name, String(given[0]))) takeAway()
        return answer
      })
      const volume = open(root, disk)
      isOpen = true
      const fork = volume.fork()
      fork.write('file', new TextEncoder().encode('new'))
      expect(codeOf(() => volume.apply(fork.diff(volume)))).toBe('IMAGE_IN_USE')
      volume.close()
      expect(readFileSync(join(root, 'file'), 'utf8')).toBe('old')
      // What is staged may be that of the other one: it is left to the next.
      expect(readdirSync(join(root, WORK_FOLDER)).length).toBeGreaterThan(0)
      open(root).close()
      expect(readdirSync(root)).toEqual(['file'])
    }
  })

  test('keeps readers out of a folder that cannot be written to', () => {
    const root = temporaryFolder()
    leaveClaim(root, 'running')
    const disk = watchedDisk(
      ({ name, run }) => {
        if (name === 'create') throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
        return run()
      },
      { isRunning: () => true },
    )
    expect(codeOf(() => open(root, disk))).toBe('IMAGE_IN_USE')
  })

  test('goes to the lowest of those that come at once', () => {
    const root = temporaryFolder()
    const withdrawn = leaveClaim(root, 'b')
    let looks = 0
    const lowest = diskOf('a', () => ++looks < 3)
    open(root, lowest).close()
    expect(existsSync(withdrawn)).toBe(false)
    leaveClaim(root, 'b')
    looks = 0
    const higher = diskOf('c', () => ++looks > 0)
    expect(codeOf(() => open(root, higher))).toBe('IMAGE_IN_USE')
    expect(looks).toBe(1)
    expect(readdirSync(join(root, WORK_FOLDER))).toEqual(['lock-b-0'])
  })

  test('is not made through a symbolic link', () => {
    const root = temporaryFolder()
    const outside = temporaryFolder()
    symlinkSync(outside, join(root, WORK_FOLDER))
    expect(codeOf(() => open(root))).toBe('CANT_ACCESS_FILE')
    expect(readdirSync(outside)).toEqual([])
  })

  test('knows its own process', () => {
    expect(isProcessRunning(processName)).not.toBe(false)
    expect(isProcessRunning(`p.${processName.split('.').at(-1)}.999999999`)).toBe(false)
    expect(isProcessRunning('nonsense')).toBeUndefined()
  })

  test('lets one process after another through, and none is lost', async () => {
    const root = temporaryFolder()
    const script = join(temporaryFolder(), 'countUp.mjs')
    buildSync({
      entryPoints: [fileURLToPath(new URL('./countUp.ts', import.meta.url))],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      alias: { '#platform': join(project, 'src/platform/node.ts') },
    })
    writeFileSync(join(root, 'counter'), '0')
    const processes = Array.from({ length: 8 }, () => run(process.execPath, [script, root, '25']))
    const successes = (await Promise.all(processes)).map(({ stdout }) => Number(stdout))
    const total = successes.reduce((sum, each) => sum + each, 0)
    expect(total).toBeGreaterThan(0)
    expect(readFileSync(join(root, 'counter'), 'utf8')).toBe(String(total))
    expect(readdirSync(root)).toEqual(['counter'])
  })
})
