import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../../fixtures/index.ts'
import { dismCommand, runDismProcess } from './dismProcess.ts'
import { copyOf, putCopy } from './folderCopy.ts'
import { scratchFolder } from './scratchFolder.ts'
import type { Story } from './Story.ts'
import { READER, tellStories } from './tellStories.ts'

const { path: command, why } = dismCommand(fileURLToPath(new URL('../../../', import.meta.url)))

/** Loaded before dism: notes in a file which names it flushes, and kills it when it is about to drop its journal. */
const WITNESS = `
const fs = require('node:fs')
const { openSync, fsyncSync, unlinkSync } = fs
const names = new Map()
fs.openSync = (path, ...rest) => {
  const descriptor = openSync(path, ...rest)
  names.set(descriptor, String(path))
  return descriptor
}
fs.fsyncSync = (descriptor) => {
  fs.appendFileSync(process.env.FLUSHED, names.get(descriptor) + '\\n')
  fsyncSync(descriptor)
}
fs.unlinkSync = (path) => {
  if (process.env.KILLED && path.endsWith('/journal')) process.kill(process.pid, 'SIGKILL')
  unlinkSync(path)
}
`

const ADD = ['/Image:image', '/Add-ProvisionedAppxPackage', '/PackagePath:reader.msixbundle', '/SkipLicense']
const LIST = ['/Image:image', '/Get-ProvisionedAppxPackages']

let folder = ''
let story: Story
beforeAll(async () => {
  folder = scratchFolder()
  story = (await tellStories(folder))[0]!
  writeFileSync(join(folder, 'witness.cjs'), WITNESS)
  writeFileSync(join(folder, 'reader.msixbundle'), await bundle('Contoso.Reader', { languages: ['en-US'] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs dism under the eyes of the witness. @returns how it ended, and the ends of the paths that it flushed */
async function dism(words: readonly string[], environment: NodeJS.ProcessEnv) {
  const report = join(folder, 'flushed')
  rmSync(report, { force: true })
  const ended = await runDismProcess(command, folder, words, {
    NODE_OPTIONS: `--require ${join(folder, 'witness.cjs')}`,
    FLUSHED: report,
    ...environment,
  })
  const lines = existsSync(report) ? readFileSync(report, 'utf8').trimEnd().split('\n') : []
  return { ...ended, flushed: lines.map((path) => path.slice(folder.length + 1)) }
}

describe.skipIf(why !== undefined)(`what a commit of dism survives${why ? ` (skipped: ${why})` : ''}`, () => {
  test('the end of the process, unless it is told otherwise: nothing is flushed', async () => {
    for (const told of ['', 'process']) {
      putCopy(story.before, join(folder, 'image'))
      expect(await dism(ADD, { DISMULATOR_DURABILITY: told })).toMatchObject({ status: 0, flushed: [] })
    }
  })

  test('a loss of power, when it is told so: every file, folder and the journal is flushed', async () => {
    putCopy(story.before, join(folder, 'image'))
    const { status, flushed } = await dism(ADD, { DISMULATOR_DURABILITY: 'power' })
    expect(status).toBe(0)
    const made = copyOf(join(folder, 'image')).entries.filter(
      ({ path }) => path.startsWith('Program Files/WindowsApps/') && path.endsWith('.xml'),
    )
    expect(made.length).toBeGreaterThan(2)
    // A folder that is new is staged whole and placed by one rename: its files are flushed where they are staged.
    for (const { path } of made) {
      const inFolder = path.split('/').slice(3).join('/')
      expect(flushed).toContainEqual(expect.stringMatching(new RegExp(`/staged/\\d+/${inFolder}$`)))
      expect(flushed).toContain(`image/${path.split('/').slice(0, 3).join('/')}`)
    }
    expect(flushed).toEqual(
      expect.arrayContaining([
        'image/Windows/System32/config/SOFTWARE',
        'image/Program Files/WindowsApps',
        'image',
        'image/.dismulator-servicing/draft',
      ]),
    )
  })

  test.each([
    ['power', 'process', true],
    ['process', 'process', false],
    ['process', 'power', true],
  ])('a journal written for %s, found by a command for %s, is flushed: %s', async (writer, finder, isFlushed) => {
    putCopy(story.before, join(folder, 'image'))
    expect(await dism(ADD, { DISMULATOR_DURABILITY: writer, KILLED: '1' })).toMatchObject({ signal: 'SIGKILL' })
    const { status, stdout, flushed } = await dism(LIST, { DISMULATOR_DURABILITY: finder })
    expect(status).toBe(0)
    expect(stdout).toContain(READER)
    const journal = 'image/.dismulator-servicing/journal'
    const hive = 'image/Windows/System32/config/SOFTWARE'
    expect(flushed.indexOf(journal)).toBeLessThanOrEqual(flushed.indexOf(hive))
    expect(flushed.includes(journal) && flushed.includes(hive)).toBe(isFlushed)
  })

  test('something else is refused in one line, and nothing is changed', () => {
    putCopy(story.before, join(folder, 'image'))
    const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine'), DISMULATOR_DURABILITY: 'eternity' }
    const { status, stderr } = spawnSync(process.execPath, [command, ...ADD], { cwd: folder, encoding: 'utf8', env })
    expect(stderr).toBe('dismulator: DISMULATOR_DURABILITY is "eternity", and must be process or power\n')
    expect(status).toBe(1)
    expect(copyOf(join(folder, 'image')).digest).toBe(story.before.digest)
  })
})
