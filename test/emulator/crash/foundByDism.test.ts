import { spawnSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WORK, WORK_FOLDER } from '../../../emulator/volume/folder/workFolder.ts'
import { bundle } from '../../../fixtures/index.ts'
import { dismCommand } from './dismProcess.ts'
import { copyOf, putCopy, type FolderCopy } from './folderCopy.ts'
import { scratchFolder } from './scratchFolder.ts'
import { SOFTWARE, tellStories } from './tellStories.ts'

const { path: command, why } = dismCommand(fileURLToPath(new URL('../../../', import.meta.url)))

const ADD = ['/Add-ProvisionedAppxPackage', '/PackagePath:reader.msixbundle', '/SkipLicense']
const LIST = ['/Get-ProvisionedAppxPackages']

/** Loaded before dism: lets one call of the disk that is about the image fail, and says how many there were. */
const FAULT = `
const fs = require('node:fs')
const { writeFileSync } = fs
const names = new Map()
let calls = 0
for (const name of ['openSync', 'lstatSync', 'readdirSync', 'readSync', 'writeSync', 'mkdirSync', 'renameSync', 'utimesSync', 'unlinkSync', 'rmdirSync']) {
  const real = fs[name]
  fs[name] = (...given) => {
    const path = typeof given[0] === 'number' ? names.get(given[0]) : String(given[0])
    const isOurs = path !== undefined && (path + '/').includes('/image/')
    if (isOurs && ++calls === Number(process.env.FAULT_AT))
      throw Object.assign(new Error(process.env.FAULT_CODE), { code: process.env.FAULT_CODE })
    const answer = real(...given)
    if (name === 'openSync') names.set(answer, path)
    return answer
  }
}
process.on('exit', () => writeFileSync(process.env.FAULT_CALLS, String(calls)))
`

let folder = ''
let root = ''
let image: FolderCopy
beforeAll(async () => {
  folder = scratchFolder()
  root = join(folder, 'image')
  image = (await tellStories(folder))[0]!.before
  writeFileSync(join(folder, 'fault.cjs'), FAULT)
  writeFileSync(join(folder, 'reader.msixbundle'), await bundle('Contoso.Reader', { languages: ['en-US'] }))
  const large = new Uint8Array(2_000_000).fill(7)
  writeFileSync(
    join(folder, 'large.msixbundle'),
    await bundle('Contoso.Reader', { languages: ['en-US'], files: { 'large.dll': large } }),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  putCopy(image, root)
  rmSync(join(folder, 'outside'), { recursive: true, force: true })
  mkdirSync(join(folder, 'outside'))
})

/** Runs the command on the image; it must not write anything to standard error. */
function dism(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const env = {
    ...process.env,
    DISMULATOR_HOME: join(folder, 'machine'),
    DISMULATOR_NOW: '2026-03-01T12:00:00Z',
    ...environment,
  }
  const line = [command, '/Image:image', ...words]
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { cwd: folder, encoding: 'utf8', env })
  expect(stderr).toBe('')
  return { status, stdout }
}

describe.skipIf(why !== undefined)(`dism finds an image${why ? ` (skipped: ${why})` : ''}`, () => {
  const strange: [what: string, make: () => void][] = [
    [
      'whose hive is a symbolic link out of it',
      () => {
        renameSync(join(root, SOFTWARE), join(folder, 'outside/SOFTWARE'))
        symlinkSync(join(folder, 'outside/SOFTWARE'), join(root, SOFTWARE))
      },
    ],
    [
      'whose Windows is a symbolic link out of it',
      () => {
        renameSync(join(root, 'Windows'), join(folder, 'outside/Windows'))
        symlinkSync(join(folder, 'outside/Windows'), join(root, 'Windows'))
      },
    ],
    ['whose hive is there twice, by case', () => writeFileSync(join(root, dirname(SOFTWARE), 'Software'), '')],
    ['with a folder twice, by case', () => mkdirSync(join(root, 'WINDOWS'))],
    [
      'whose hive is a pipe',
      () => {
        rmSync(join(root, SOFTWARE))
        run('mkfifo', join(root, SOFTWARE))
        if (!existsSync(join(root, SOFTWARE))) symlinkSync('/dev/null', join(root, SOFTWARE))
      },
    ],
    [
      'whose work folder is a symbolic link out of it',
      () => symlinkSync(join(folder, 'outside'), join(root, WORK_FOLDER)),
    ],
  ]

  test.each(strange)('%s: error 1920, and nothing is changed', (_, make) => {
    make()
    const before = [treeOf(root), treeOf(join(folder, 'outside'))]
    for (const words of [ADD, LIST])
      expect(dism(words).stdout).toContain('\r\nError: 1920\r\n\r\nThe file cannot be accessed by the system.\r\n')
    expect([treeOf(root), treeOf(join(folder, 'outside'))]).toEqual(before)
  })

  test('with a hive of two links: the other one keeps its bytes', () => {
    linkSync(join(root, SOFTWARE), join(folder, 'outside/twin'))
    const bytes = readFileSync(join(folder, 'outside/twin'))
    expect(dism(ADD).status).toBe(0)
    expect(readFileSync(join(folder, 'outside/twin')).equals(bytes)).toBe(true)
    expect(readFileSync(join(root, SOFTWARE)).equals(bytes)).toBe(false)
    expect(statSync(join(folder, 'outside/twin')).nlink).toBe(1)
  })

  test('with a journal of 3 GB of zeros, which is none: it is not read', () => {
    mkdirSync(join(root, WORK_FOLDER))
    writeFileSync(join(root, WORK.journal), '')
    truncateSync(join(root, WORK.journal), 3_000_000_000)
    expect(dism(LIST, { NODE_OPTIONS: '--max-old-space-size=100' }).status).toBe(0)
    expect(copyOf(root).digest).toBe(image.digest)
  })

  test.each([
    ['EIO', 1117, 'The request could not be performed because of an I/O device error.'],
    ['ENOSPC', 112, 'There is not enough space on the disk.'],
  ])('on a disk of which a call fails with %s: that error and the old image, or the new one', (code, number, text) => {
    const report = join(folder, 'calls')
    const fault = { NODE_OPTIONS: `--require ${join(folder, 'fault.cjs')}`, FAULT_CALLS: report, FAULT_CODE: code }
    expect(dism(ADD, fault).status).toBe(0)
    const calls = Number(readFileSync(report, 'utf8'))
    const after = copyOf(root)
    expect(calls).toBeGreaterThan(100)
    const seen = new Set<string>()
    for (let at = 1; at < calls; at += Math.ceil(calls / 6)) {
      putCopy(image, root)
      const { status, stdout } = dism(ADD, { ...fault, FAULT_AT: String(at) })
      const failed = stdout.includes(`\r\nError: ${number}\r\n\r\n${text}\r\n`)
      expect({ at, failed, stdout }).toEqual({ at, failed: status !== 0, stdout })
      expect(dism(LIST).status).toBe(0)
      expect({ at, digest: copyOf(root).digest }).toEqual({ at, digest: failed ? image.digest : after.digest })
      seen.add(failed ? 'old' : 'new')
    }
    expect(seen).toContain('old')
  })

  const whyNot = whyNoSmallDisk()
  test.skipIf(whyNot !== undefined)(
    `on a disk that is full before the app is in: error 112${whyNot ? ` (skipped: ${whyNot})` : ''}`,
    () => {
      // A disk in memory counts the pages of its files, nothing else.
      const size = image.entries.reduce((sum, { bytes }) => sum + Math.ceil((bytes?.length ?? 0) / 4096) * 4096, 0)
      const line = [
        `mount -t tmpfs -o size=${size + 1_000_000} none image`,
        'cp -a copy/. image/',
        `"${process.execPath}" "${command}" /Image:image ${ADD.join(' ').replace('reader', 'large')}`,
        'diff -r copy image && test ! -e image/.dismulator-servicing && echo as it was',
      ]
      putCopy(image, join(folder, 'copy'))
      putCopy({ entries: [], digest: '' }, root)
      const stdout = run('unshare', '-m', 'sh', '-c', line.join('; '))
      expect(stdout).toContain('\r\nError: 112\r\n\r\nThere is not enough space on the disk.\r\n')
      expect(stdout.endsWith('as it was\n')).toBe(true)
    },
  )
})

/** Runs a tool of others, if there is one. @returns what it prints */
function run(...[program = '', ...words]: readonly string[]): string {
  const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine') }
  return spawnSync(program, words, { cwd: folder || undefined, encoding: 'utf8', env }).stdout ?? ''
}

/** The names and links in a folder. */
function treeOf(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
}

function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can do that'
  const probe = mkdtempSync(join(tmpdir(), 'dismulator-probe-'))
  const stdout = run('unshare', '-m', 'sh', '-c', `mount -t tmpfs none ${probe} && echo mounted`)
  rmSync(probe, { recursive: true })
  return stdout === 'mounted\n' ? undefined : 'no disk can be mounted here'
}
