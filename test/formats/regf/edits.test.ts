import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { checkHive } from './checkHive.ts'
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
  'a水',
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

function setBytes(size: number): Edit {
  return { do: 'setValue', path: 'A', name: 'v', type: 3, data: new Uint8Array(size) }
}

/**
 * Edits two forks of a hive in turn, forked and written and opened again now and then, and their models alike; what
 * differs at the end between model, hive, file and what the hive was.
 */
function defectsAfter(hive: Hive, changes: readonly Edit[]): unknown[] {
  const before = [...hiveLines(hive.root)]
  const { unreachable } = checkHive(readAll(hive.toSource()))
  const forks = [0, 1].map(() => ({ hive: hive.fork(), model: modelOf(hive.root) }))
  let agreed = true
  for (const [index, change] of changes.entries()) {
    const fork = forks[index % 2]!
    time = 133_000_000_000_000_000n + BigInt(index)
    agreed &&= edit(fork.hive, fork.model, change, time)
    if (index % 7 === 3) forks[1] = { hive: fork.hive.fork(), model: modelOf(fork.hive.root) }
    if (index % 11 === 5) fork.hive = openHive(fork.hive.toSource(), { file: 'reopened', now })
  }
  const defects: unknown[] = [
    agreed ? undefined : 'what there was to delete',
    firstDifference(hiveLines(hive.root), before),
  ]
  for (const fork of forks) {
    const file = readAll(fork.hive.toSource())
    const check = checkHive(file)
    const lost = [...check.unreachable].filter((offset) => !unreachable.has(offset))
    const lines = [...modelLines(fork.model)]
    defects.push(
      firstDifference(hiveLines(fork.hive.root), lines),
      firstDifference(hiveLines(openHive(bytesSource(file), { file: 'read', now }).root), lines),
      ...check.defects,
      lost.length === 0 ? undefined : `cells that nothing points to: ${lost.join()}`,
    )
  }
  return defects.filter((defect) => defect !== undefined)
}

describe('Any changes are read again as they were made, in a sound hive', () => {
  test.for([5, 3] as const)('when the hive is new, of version 1.%i', (minorVersion) => {
    fc.assert(
      fc.property(edits, (changes) => {
        expect(defectsAfter(createHive({ rootName: 'ROOT', minorVersion, now }), changes)).toEqual([])
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  const noHives = whyNoHives()
  test.skipIf(noHives !== undefined).for(['special', 'testhive', 'rlenvalue_test_hive', 'UNICODE_TESTS'])(
    `when the hive is the real one %s${noHives ? ` (skipped: ${noHives})` : ''}`,
    (name) => {
      const hives = openCorpusHives()
      const source = bytesSource(hives.read(`small/${name}`))
      hives.remove()
      fc.assert(
        fc.property(edits, (changes) => {
          expect(defectsAfter(openHive(source, { file: name, now }), changes)).toEqual([])
        }),
        { seed: SEED, numRuns: 15 },
      )
    },
  )

  const limits = [0, 1, 4, 5, 16_343, 16_344, 16_345, 16_346, 32_687, 32_688, 32_689, 32_690, 70_000]

  test.for([5, 3] as const)('when values cross the limits of how data are stored, in version 1.%i', (minorVersion) => {
    for (const from of limits) {
      for (const to of limits) {
        const hive = createHive({ rootName: 'ROOT', minorVersion, now })
        expect(defectsAfter(hive, [setBytes(from), setBytes(from), setBytes(to), setBytes(to)])).toEqual([])
        const gone = { do: 'deleteValue', path: 'A', name: 'V' } as const
        expect(defectsAfter(hive, [setBytes(from), setBytes(to), gone, { do: 'deleteKey', path: 'A' }])).toEqual([])
      }
    }
  })
})
