import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import type { HiveKey } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import type { CorpusHives } from './corpusHives.ts'
import { openCorpusHives, whyNoHives } from './corpusHives.ts'
import { firstDifference } from './firstDifference.ts'
import { hasPythonHivex, hasTool } from './hasTool.ts'
import { hiveLines } from './hiveLines.ts'
import { hivexLines, reglookupClasses, reglookupOutput } from './peers.ts'
import { reglookupLines } from './reglookupLines.ts'

const now = (): bigint => 0n

const HIVES = [
  'windows-8.1/SOFTWARE',
  'windows-8.1/SYSTEM',
  'windows-10-1903/SYSTEM',
  'windows-10-1709/SYSTEM_B',
  'logs/transactions_NTUSER.DAT',
  'small/REORGANIZED_VALUES_TESTS',
  'small/UNICODE_TESTS',
  'small/issue22.hive',
  'small/minimal',
  'small/rlenvalue_test_hive',
  'small/special',
  'small/testhive',
  // These three lie among the corrupt ones, but what is odd in them does not keep any reader from reading them.
  'corrupt/100_sub_keys.hiv',
  'corrupt/SAM_DUPENAME',
  'corrupt/SECURITYNoRoot',
]

const missing = whyNoHives()
const withoutHivex = missing ?? (hasPythonHivex() ? undefined : 'no python3-hivex')
const withoutReglookup = missing ?? (hasTool('reglookup') ? undefined : 'no tool reglookup')

describe.skipIf(missing !== undefined)(
  `Real hives${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  { timeout: 180_000 },
  () => {
    let hives: CorpusHives
    beforeAll(() => {
      hives = openCorpusHives()
    })
    afterAll(() => hives.remove())

    const root = (name: string): HiveKey => openHive(bytesSource(hives.read(name)), { file: name, now }).root

    describe.skipIf(withoutHivex !== undefined)(`read as libhivex reads them ${withoutHivex ?? ''}`, () => {
      test.for(HIVES)('%s', (name) => {
        expect(firstDifference(hiveLines(root(name)), hivexLines(hives.path(name)))).toBeUndefined()
      })
    })

    describe.skipIf(withoutReglookup !== undefined)(`read as reglookup reads them ${withoutReglookup ?? ''}`, () => {
      test.for(HIVES)('%s', (name) => {
        expect(firstDifference(reglookupLines(root(name)), reglookupOutput(hives.path(name)))).toBeUndefined()
      })
    })

    const withClasses = ['windows-8.1/SYSTEM', 'windows-10-1903/SYSTEM', 'logs/transactions_NTUSER.DAT']
    test.skipIf(withoutReglookup !== undefined).for(withClasses)('%s: class names are those of reglookup', (name) => {
      const ours: string[] = []
      const visit = (key: HiveKey): void => {
        if (key.className !== undefined) ours.push(key.className)
        for (const subkey of key.subkeys()) visit(subkey)
      }
      visit(root(name))
      expect(ours).toEqual(reglookupClasses(hives.path(name)))
      expect(ours.length).toBeGreaterThan(4)
    })

    test.for(['windows-8.1/SOFTWARE', 'windows-10-1903/SYSTEM', 'small/UNICODE_TESTS'])(
      '%s: the order of its lists leads to every key',
      (name) => {
        const astray: string[] = []
        const visit = (key: HiveKey): void => {
          const subkeys = key.subkeys()
          if (key.subkeyCount !== subkeys.length) astray.push(key.name)
          for (const subkey of subkeys) {
            const found = key.subkeysWithPrefix(subkey.name).map((each) => each.name)
            if (found[0] !== subkey.name) astray.push(`${key.name}\\${subkey.name}`)
            visit(subkey)
          }
        }
        visit(root(name))
        expect(astray).toEqual([])
      },
    )

    test('The keys and values of the 65 MB hive', () => {
      const count = (key: HiveKey): [number, number] => {
        let [keys, values] = [1, key.values().length]
        for (const subkey of key.subkeys()) {
          const [more, moreValues] = count(subkey)
          keys += more
          values += moreValues
        }
        return [keys, values]
      }
      expect(count(root('windows-8.1/SOFTWARE'))).toEqual([203_485, 385_411])
    })
  },
)
