import * as fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import { encodeMultiString } from '../../../src/formats/regf/encodeMultiString.ts'
import { encodeString } from '../../../src/formats/regf/encodeString.ts'
import type { Hive, HiveKey } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { openCorpusHives, whyNoHives } from './corpusHives.ts'
import type { Edit } from './edits.ts'
import { anyData, edit, editsOf } from './edits.ts'
import { firstDifference } from './firstDifference.ts'
import { hasPythonHivex, hasTool } from './hasTool.ts'
import { modelLines, modelOf } from './hiveModel.ts'
import { hivexmlLines } from './hivexmlLines.ts'
import { hivexshLines } from './hivexshLines.ts'
import { hivexLines, hivexmlOutput, hivexshOutput, reglookupOutput } from './peers.ts'
import { reglookupLines } from './reglookupLines.ts'

const SEED = 20_261_120

/** Names that every reader can show: no control characters, no halves of surrogate pairs, no `..` for hivexsh. */
const NAMES = [
  'A',
  'a',
  'b',
  'Microsoft',
  'MICROSOFT',
  'n a',
  '...',
  'Straße',
  'STRASSE',
  'üM',
  'Üm',
  '水',
  'ǆ',
  'ǅ',
  '😀',
]
const KEY_NAMES = [...NAMES, 'na/me', 'x'.repeat(255), 'Ж'.repeat(200)]
const VALUE_NAMES = [...NAMES, '', 'a\\b', '"q"', '<&>', 'v'.repeat(300)]

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', ';', '%', '\\', '"', '/', '|', '&', '<', '>'), maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('é', 'Ж', '水', 'x', '😀'), maxLength: 40 }),
  fc.nat(20_000).map((length) => 'long '.repeat(length / 5)),
)
const bytesOf = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length })
const anyValue = fc.oneof(
  fc.record({ type: fc.constantFrom(1, 2, 6), data: anyText.map(encodeString) }),
  fc.record({
    type: fc.constant(7),
    data: fc.array(anyText.filter((text) => text !== '')).map((strings) => encodeMultiString(strings)),
  }),
  fc.record({ type: fc.constantFrom(4, 5), data: bytesOf(4) }),
  fc.record({ type: fc.constant(11), data: bytesOf(8) }),
  fc.record({ type: fc.constantFrom(0, 3, 8, 9, 10, 12, 0xffff0012, 0x00200000), data: anyData }),
)
const edits = editsOf(KEY_NAMES, VALUE_NAMES, anyValue)

const why =
  ['hivexsh', 'hivexml', 'reglookup'].map((tool) => (hasTool(tool) ? '' : `no tool ${tool}`)).find(Boolean) ??
  (hasPythonHivex() ? undefined : 'no python3-hivex')

describe.skipIf(why !== undefined)(`Other readers read exactly what we wrote${why ? ` (skipped: ${why})` : ''}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dismulator-edits-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  let time = 0n
  const now = (): bigint => time

  /** The path of the key that a seed leads to. */
  const somePath = (key: HiveKey, seed: number): string => {
    const subkeys = key.subkeys()
    const subkey = subkeys[seed % (subkeys.length + 1)]
    if (subkey === undefined) return ''
    const below = somePath(subkey, Math.floor(seed / (subkeys.length + 1)))
    return below === '' ? subkey.name : `${subkey.name}\\${below}`
  }

  /** Edits a hive and lets every reader read the file; what one of them reads differently. */
  const misread = (hive: Hive, changes: readonly Edit[], seeds: readonly number[]): unknown[] => {
    const model = modelOf(hive.root)
    const agreed = changes.every((change, index) => {
      time = 133_000_000_000_000_000n + BigInt(index) * 10_000_000n
      return edit(hive, model, change, time)
    })
    const file = join(folder, 'hive')
    writeFileSync(file, readAll(hive.toSource()))
    const paths = seeds.map((seed) => somePath(hive.root, seed))
    return [
      agreed ? undefined : 'what there was to delete',
      firstDifference(modelLines(model), hivexLines(file)),
      firstDifference(hivexmlLines(hive.root), hivexmlOutput(file)),
      firstDifference(reglookupLines(hive.root), reglookupOutput(file)),
      ...paths.map((path) => firstDifference(hivexshLines(hive.key(path)!), hivexshOutput(file, path))),
    ].filter((difference) => difference !== undefined)
  }

  const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 4 })

  test.for([5, 3] as const)('in a new hive of version 1.%i', (minorVersion) => {
    fc.assert(
      fc.property(edits, seeds, (changes, seeds) => {
        expect(misread(createHive({ rootName: 'ROOT', minorVersion, now }), changes, seeds)).toEqual([])
      }),
      { seed: SEED, numRuns: 20 },
    )
  })

  const noHives = whyNoHives()
  test.skipIf(noHives !== undefined).for(['minimal', 'testhive', 'rlenvalue_test_hive', 'UNICODE_TESTS'])(
    `in the real hive %s${noHives ? ` (skipped: ${noHives})` : ''}`,
    (name) => {
      const hives = openCorpusHives()
      const source = bytesSource(hives.read(`small/${name}`))
      hives.remove()
      fc.assert(
        fc.property(edits, seeds, (changes, seeds) => {
          expect(misread(openHive(source, { file: name, now }), changes, seeds)).toEqual([])
        }),
        { seed: SEED, numRuns: 8 },
      )
    },
  )
})
