import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeJournal, encodeJournal } from '../../../../emulator/volume/folder/journalBytes.ts'
import type { JournalStep } from '../../../../emulator/volume/folder/JournalStep.ts'
import { WORK, WORK_FOLDER } from '../../../../emulator/volume/folder/workFolder.ts'
import { openFolderVolume } from '../../../../emulator/volume/openFolderVolume.ts'
import type { Volume } from '../../../../src/image/Volume.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { tickingClock } from '../tickingClock.ts'
import { bytes, codeOf } from '../volumeContract.ts'

const steps: JournalStep[] = [
  { kind: 'trash', path: 'old', number: 0 },
  { kind: 'place', path: 'new folder', number: 4 },
  { kind: 'place', path: 'folder/"file"\n', number: 1 },
  { kind: 'link', path: 'new', target: 'folder/"file"\n' },
  {
    kind: 'pages',
    path: 'SOFTWARE',
    size: 12_000,
    oldSize: 8192,
    pages: [
      { offset: 0, after: bytes('after'), before: bytes('bef') },
      { offset: 4096, after: bytes('x'), before: new Uint8Array() },
    ],
  },
  { kind: 'rewrite', path: 'linked', number: 2, before: 3 },
  { kind: 'mode', path: 'new', mode: 0o444, oldMode: 0o644 },
  { kind: 'modified', path: '', modified: 133_485_408_000_000_001n, oldModified: 0n },
]

describe('a journal', () => {
  test('is read as it was written', () => {
    for (const durable of [false, true])
      expect(decodeJournal(encodeJournal({ durable, steps }))).toEqual({ durable, steps })
  })

  test('with any bit changed, cut or grown is none', () => {
    const journal = encodeJournal({ durable: true, steps })
    for (let index = 0; index < journal.length; index++) {
      const changed = journal.slice()
      changed[index]! ^= 1 << (index % 8)
      expect(decodeJournal(changed)).toBeUndefined()
      expect(decodeJournal(journal.subarray(0, index))).toBeUndefined()
    }
    expect(decodeJournal(new Uint8Array([...journal, 0]))).toBeUndefined()
  })

  test('that is whole but holds nonsense is none', () => {
    for (const nonsense of [
      { kind: 'format', path: 'C:' },
      { kind: 'place', path: 'x' },
      { kind: 'trash', path: 1, number: 0 },
    ]) {
      // @ts-expect-error no step of ours
      expect(decodeJournal(encodeJournal({ durable: false, steps: [nonsense] }))).toBeUndefined()
    }
  })
})

/** Puts a journal and one staged file into a folder. */
function withJournal(root: string, journal: Uint8Array): void {
  mkdirSync(join(root, WORK.staged), { recursive: true })
  mkdirSync(join(root, WORK.trash))
  writeFileSync(join(root, WORK.staged, '1'), 'staged')
  writeFileSync(join(root, WORK.journal), journal)
}

function journalOf(...steps: JournalStep[]): Uint8Array {
  return encodeJournal({ durable: false, steps })
}

function open(root: string): Volume {
  return openFolderVolume(root, { now: tickingClock() })
}

describe('recovery', () => {
  test('carries out a whole journal', () => {
    const root = temporaryFolder()
    withJournal(root, journalOf({ kind: 'place', path: 'placed', number: 1 }))
    open(root).close()
    expect(readFileSync(join(root, 'placed'), 'utf8')).toBe('staged')
    expect(readdirSync(root)).toEqual(['placed'])
  })

  test('drops a broken one with what was staged', () => {
    const root = temporaryFolder()
    withJournal(root, journalOf({ kind: 'place', path: 'placed', number: 1 }).subarray(1))
    open(root).close()
    expect(readdirSync(root)).toEqual([])
  })

  test('places a staged folder with all in it', () => {
    const root = temporaryFolder()
    withJournal(root, journalOf({ kind: 'place', path: 'placed', number: 2 }))
    mkdirSync(join(root, WORK.staged, '2', 'inner'), { recursive: true })
    writeFileSync(join(root, WORK.staged, '2', 'inner', 'file'), 'staged')
    open(root).close()
    expect(readFileSync(join(root, 'placed', 'inner', 'file'), 'utf8')).toBe('staged')
    expect(readdirSync(root)).toEqual(['placed'])
  })

  test('does not place a folder that leads out', () => {
    const root = temporaryFolder()
    const outside = temporaryFolder()
    writeFileSync(join(outside, 'target'), 'untouched')
    withJournal(
      root,
      journalOf(
        { kind: 'place', path: 'placed', number: 2 },
        { kind: 'rewrite', path: 'placed/inner/way out/target', number: 1, before: 1 },
      ),
    )
    mkdirSync(join(root, WORK.staged, '2', 'inner'), { recursive: true })
    symlinkSync(outside, join(root, WORK.staged, '2', 'inner', 'way out'))
    expect(codeOf(() => open(root))).toBe('CANT_ACCESS_FILE')
    expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('untouched')
  })

  test('does not follow a journal out of the folder', () => {
    const outside = temporaryFolder()
    const target = join(outside, 'target')
    writeFileSync(target, 'untouched')
    const journals: JournalStep[][] = [
      [{ kind: 'place', path: `../${outside.split('/').at(-1)}/target`, number: 1 }],
      [{ kind: 'place', path: '/target', number: 1 }],
      [{ kind: 'place', path: 'way out/target', number: 1 }],
      [{ kind: 'trash', path: 'way out/target', number: 5 }],
      [{ kind: 'link', path: 'stolen', target: 'way out/target' }],
      [{ kind: 'mode', path: 'file link', mode: 0, oldMode: 0 }],
      [{ kind: 'modified', path: 'file link', modified: 0n, oldModified: 0n }],
      [
        {
          kind: 'pages',
          path: 'file link',
          size: 1,
          oldSize: 1,
          pages: [{ offset: 0, after: bytes('x'), before: bytes('x') }],
        },
      ],
      [{ kind: 'rewrite', path: 'file link', number: 1, before: 1 }],
    ]
    for (const journal of journals) {
      const root = temporaryFolder()
      symlinkSync(outside, join(root, 'way out'))
      symlinkSync(target, join(root, 'file link'))
      withJournal(root, journalOf(...journal))
      expect(codeOf(() => open(root))).toBe('CANT_ACCESS_FILE')
      expect(readFileSync(target, 'utf8')).toBe('untouched')
      expect(readdirSync(root).sort()).toEqual([WORK_FOLDER, 'file link', 'way out'].sort())
    }
  })
})
