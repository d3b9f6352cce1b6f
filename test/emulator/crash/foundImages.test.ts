import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nodeDisk } from '../../../emulator/volume/folder/nodeDisk.ts'
import { copyOf, putCopy } from './folderCopy.ts'
import type { Story } from './Story.ts'
import { SOFTWARE, tellStories } from './tellStories.ts'

/** DISM's error 1920. */
const CANNOT_ACCESS = 'Error: 1920\r\n\r\nThe file cannot be accessed by the system.\r\n'

const APPS = 'Program Files/WindowsApps'
const PACKAGE = `${APPS}/Contoso.Reader_1.0.0.0_neutral__h91ms92gdsmmt`

let folder = ''
let root = ''
let outside = ''
let stories: ReadonlyMap<string, Story>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-found-'))
  stories = new Map((await tellStories(folder)).map((story) => [story.name, story]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  root = join(folder, 'image')
  outside = join(folder, 'outside')
  rmSync(outside, { recursive: true, force: true })
  mkdirSync(outside)
})

/** Moves something of the image out of it, and leaves a symbolic link. */
function moveOut(path: string): void {
  renameSync(join(root, path), join(outside, basename(path)))
  symlinkSync(join(outside, basename(path)), join(root, path))
}

/** Gives something in the image a twin whose name differs by case only. */
function twin(path: string): void {
  const other = join(root, path, '..', basename(path).toLowerCase())
  if (statSync(join(root, path)).isDirectory()) mkdirSync(other)
  else writeFileSync(other, readFileSync(join(root, path)))
}

/** Runs a story that must be refused and change nothing, in the image or outside. */
async function checkRefused(story: Story): Promise<void> {
  const [image, others] = [copyOf(root), copyOf(outside)]
  for (const durability of ['process', 'power'] as const) {
    const { exitCode, stdout } = await story.run(root, nodeDisk, durability)
    expect(stdout).toContain(CANNOT_ACCESS)
    expect(exitCode).toBe(1920)
  }
  expect(copyOf(root).digest).toBe(image.digest)
  expect(copyOf(outside).digest).toBe(others.digest)
}

describe('an image with something that must not be touched: the error, and nothing is changed', () => {
  test.each([
    ['add', APPS],
    ['add', 'Program Files'],
    ['add', SOFTWARE],
    ['add', 'Windows/System32/config/SYSTEM'],
    ['add', 'Windows/System32/config'],
    ['remove', APPS],
    ['remove', SOFTWARE],
    ['remove', PACKAGE],
    ['remove', `${PACKAGE}/AppxManifest.xml`],
    ['add again', PACKAGE],
    ['sign-in', SOFTWARE],
    ['sign-in', 'Users/alice/NTUSER.DAT'],
    ['sign-in', 'Users/alice'],
  ])('%s: %s is a symbolic link out of the image', async (name, path) => {
    const story = stories.get(name)!
    putCopy(story.before, root)
    mkdirSync(join(root, APPS), { recursive: true })
    moveOut(path)
    await checkRefused(story)
  })

  test.each([
    ['add', APPS],
    ['add', SOFTWARE],
    ['remove', SOFTWARE],
    ['remove', PACKAGE],
    ['remove', `${PACKAGE}/AppxManifest.xml`],
    ['add again', PACKAGE],
    ['sign-in', 'Users/alice/NTUSER.DAT'],
  ])('%s: %s is there twice, by case', async (name, path) => {
    const story = stories.get(name)!
    putCopy(story.before, root)
    mkdirSync(join(root, APPS), { recursive: true })
    twin(path)
    await checkRefused(story)
  })
})

test.each([
  ['add', SOFTWARE],
  ['remove', SOFTWARE],
  ['sign-in', 'Users/alice/NTUSER.DAT'],
  ['sign-in', SOFTWARE],
])('%s: the twin of %s, a second link outside, keeps its bytes', async (name, path) => {
  const story = stories.get(name)!
  putCopy(story.before, root)
  linkSync(join(root, path), join(outside, 'twin'))
  const before = copyOf(outside)
  expect(await story.run(root, nodeDisk, 'process')).toMatchObject({ exitCode: 0 })
  expect(copyOf(outside).digest).toBe(before.digest)
  expect(copyOf(root).digest).toBe(story.after.digest)
  expect(statSync(join(outside, 'twin')).nlink).toBe(1)
})

test('a log is retired by the commit that holds its pages', () => {
  const { before, after } = stories.get('remove, the hive is dirty')!
  const paths = ({ entries }: typeof before) =>
    entries.map(({ path }) => path).filter((path) => path.startsWith(SOFTWARE))
  expect(paths(before)).toEqual([SOFTWARE, `${SOFTWARE}.LOG1`])
  expect(paths(after)).toEqual([SOFTWARE])
})
