import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { checkHive } from './checkHive.ts'
import type { CorpusHives } from './corpusHives.ts'
import { openCorpusHives, whyNoHives } from './corpusHives.ts'
import type { Edit } from './edits.ts'
import { anyData, edit, editsOf } from './edits.ts'
import { firstDifference } from './firstDifference.ts'
import { hiveLines } from './hiveLines.ts'
import { modelLines, modelOf } from './hiveModel.ts'

const SEED = 20_261_120

/** Names that Windows takes and other readers stumble over, with variants of case. */
const ODD_NAMES = [
  'A',
  'a',
  'b',
  'Microsoft',
  'MICROSOFT',
  'na/me',
  '..',
  ' ',
  '\0',
  'a\0b',
  'Straße',
  'STRASSE',
  'Ümläut',
  'üMLÄUT',
  '水',
  'ǅ',
  'ǆ',
  'ſ',
  'ı',
  'ÿ',
  'Ÿ',
  '\ud800',
  '😀',
  'x'.repeat(255),
  'Ж'.repeat(255),
]

const VALUE_NAMES = ['', ...ODD_NAMES, '\\', 'v'.repeat(2000), 'Ж'.repeat(600)]

const anyValue = fc.record({
  type: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0xffff0012, 0x00200000, 0xffffffff)),
  data: anyData,
})

let time = 0n
const now = (): bigint => time

const edits = editsOf(ODD_NAMES, VALUE_NAMES, anyValue)

/** Edits a hive and its model alike, on a fork half of the time, and compares them at the end. */
function editAndCompare(hive: Hive, changes: readonly Edit[]): void {
  const before = [...hiveLines(hive.root)]
  const unreachable = checkHive(readAll(hive.toSource())).unreachable
  const model = modelOf(hive.root)
  let edited = hive.fork()
  for (const [index, change] of changes.entries()) {
    time = 133_000_000_000_000_000n + BigInt(index)
    expect(edit(edited, model, change, time)).toBe(true)
    if (index % 7 === 3) edited = edited.fork()
    if (index % 11 === 5) edited = openHive(edited.toSource(), { file: 'reopened', now })
  }
  const expected = [...modelLines(model)]
  expect(firstDifference(hiveLines(edited.root), expected)).toBeUndefined()
  const file = readAll(edited.toSource())
  expect(firstDifference(hiveLines(openHive(bytesSource(file), { file: 'read', now: () => 0n }).root), expected)).toBe(
    undefined,
  )
  const check = checkHive(file)
  expect(check.defects).toEqual([])
  expect(check.unreachable).toEqual(unreachable)
  expect(firstDifference(hiveLines(hive.root), before)).toBeUndefined()
}

describe('Any changes are read again as they were made, in a sound hive', () => {
  test.for([5, 3] as const)('of a new hive of version 1.%i', (minorVersion) => {
    fc.assert(
      fc.property(edits, (changes) => {
        editAndCompare(createHive({ rootName: 'ROOT', minorVersion, now }), changes)
      }),
      { seed: SEED, numRuns: 60 },
    )
  })
})
