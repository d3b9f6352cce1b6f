import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import type { Hive, HiveKey } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { checkHive } from './checkHive.ts'
import type { CorpusHives } from './corpusHives.ts'
import { openCorpusHives, whyNoHives } from './corpusHives.ts'
import { firstDifference } from './firstDifference.ts'
import { hasPythonHivex } from './hasTool.ts'
import { hiveLines } from './hiveLines.ts'
import { newLog, oldLog, withSequences } from './makeLogs.ts'
import { hivexLines } from './peers.ts'

const now = (): bigint => 133_000_000_000_000_000n

const open = (primary: Uint8Array, logs: readonly Uint8Array[]): Hive =>
  openHive(bytesSource(primary), { file: 'HIVE', logs: logs.map(bytesSource), now })

const count = (key: HiveKey): number => key.subkeys().reduce((sum, subkey) => sum + count(subkey), 1)

const names = (of: Hive): readonly string[] => of.root.subkeyNames()

const missing = whyNoHives()

describe.skipIf(missing !== undefined)(
  `Real hives with logs${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: 180_000 },
  () => {
    let hives: CorpusHives
    beforeAll(() => {
      hives = openCorpusHives()
    })
    afterAll(() => hives.remove())

    const pairs = [
      {
        hive: 'windows-10-1709/SYSTEM_B',
        logs: ['windows-10-1709/SYSTEM_B.LOG1', 'windows-10-1709/SYSTEM_B.LOG2'],
        before: 33_123,
        after: 35_595,
      },
      {
        hive: 'logs/transactions_NTUSER.DAT',
        logs: ['logs/transactions_ntuser.dat.log1', 'logs/transactions_ntuser.dat.log2'],
        before: 2590,
        after: 3105,
      },
    ]

    test.for(pairs)('$hive: $before keys before recovery, $after after it', ({ hive, logs, before, after }) => {
      const primary = hives.read(hive)
      const without = open(primary, [])
      expect([count(without.root), without.changed]).toEqual([before, false])

      const recovered = open(
        primary,
        logs.map((log) => hives.read(log)),
      )
      expect([count(recovered.root), recovered.changed]).toEqual([after, true])
      const file = readAll(recovered.toSource())
      expect(checkHive(file)).toMatchObject({ defects: [], unreachable: new Set(), keys: after })

      const reversed = open(
        primary,
        logs.toReversed().map((log) => hives.read(log)),
      )
      expect(Buffer.compare(readAll(reversed.toSource()), file)).toBe(0)
      expect(
        open(
          file,
          logs.map((log) => hives.read(log)),
        ).changed,
      ).toBe(false)
    })

    test.skipIf(!hasPythonHivex()).for(pairs)('$hive: libhivex reads what was recovered', ({ hive, logs }) => {
      const recovered = open(
        hives.read(hive),
        logs.map((log) => hives.read(log)),
      )
      const file = hives.own('recovered')
      writeFileSync(file, readAll(recovered.toSource()))
      expect(firstDifference(hiveLines(recovered.root), hivexLines(file))).toBeUndefined()
    })

    test('A broken entry and all after it are left out', () => {
      const { hive, logs } = pairs[1]!
      const [log1, log2] = logs.map((log) => hives.read(log))
      // The entries of log1 begin at 512 and 512 + 241,152.
      log1![512 + 241_152 + 1000]! ^= 1
      const recovered = open(hives.read(hive), [log1!, log2!])
      expect(recovered.changed).toBe(true)
      expect(checkHive(readAll(recovered.toSource())).defects).toEqual([])
      expect(count(recovered.root)).toBeLessThan(3105)

      log1![1000]! ^= 1
      expect(open(hives.read(hive), [log1!, log2!]).changed).toBe(false)
    })

    test('A broken base block is taken from the logs', () => {
      const { hive, logs, after } = pairs[1]!
      const primary = hives.read(hive).fill(0xee, 4, 512)
      expect(() => open(primary, [])).toThrow('the checksum of the base block is wrong')
      const recovered = open(
        primary,
        logs.map((log) => hives.read(log)),
      )
      expect(count(recovered.root)).toBe(after)
      expect(checkHive(readAll(recovered.toSource())).defects).toEqual([])
    })
  },
)

describe('A hive that was not written to the end', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.createKey('Old')
  const older = readAll(hive.toSource())
  hive.setValue('New', 'big', 3, new Uint8Array(20_000).fill(7))
  hive.deleteKey('Old')
  const newer = readAll(hive.toSource())
  const dirty = withSequences(older, 8, 7)

  const logs = { old: oldLog(older, newer, 8), new: newLog(older, newer, 8) }

  test.for(['old', 'new'] as const)(
    'is replayed from a log of the %s format, into a clean hive that has grown',
    (kind) => {
      const recovered = open(dirty, [logs[kind]])
      expect(names(recovered)).toEqual(['New'])
      expect(recovered.changed).toBe(true)
      const source: ByteSource = recovered.toSource()
      expect(checkHive(readAll(source))).toMatchObject({ defects: [], unreachable: new Set() })
      expect(source.size).toBe(newer.length)
    },
  )

  test('is read as it is without logs, and written clean', () => {
    const opened = open(dirty, [])
    expect([names(opened), opened.changed]).toEqual([['Old'], false])
    expect(checkHive(readAll(opened.toSource())).defects).toEqual([])
  })

  test('is read as it is when the log of the old format has another time', () => {
    const log = logs.old.slice()
    log.fill(1, 12, 20)
    expect(names(open(dirty, [withSequences(log, 8, 8, 1)]))).toEqual(['Old'])
  })

  test('is read as it is when the log was not written to the end', () => {
    expect(names(open(dirty, [withSequences(logs.old, 9, 8, 1)]))).toEqual(['Old'])
    expect(names(open(dirty, [logs.old.subarray(0, 2000)]))).toEqual(['Old'])
    expect(names(open(dirty, [logs.new.subarray(0, 2000)]))).toEqual(['Old'])
    expect(names(open(dirty, [new Uint8Array()]))).toEqual(['Old'])
  })

  test('is read as it is when a sector is missing in the log', () => {
    expect(names(open(dirty, [logs.old.subarray(0, logs.old.length - 512)]))).toEqual(['Old'])
    expect(names(open(dirty, [logs.new.subarray(0, logs.new.length - 512)]))).toEqual(['Old'])
  })

  test('is replayed up to the first entry that is missing', () => {
    hive.createKey('Newest')
    const newest = readAll(hive.toSource())
    expect(names(open(dirty, [logs.new, newLog(newer, newest, 9)]))).toEqual(['New', 'Newest'])
    expect(names(open(dirty, [newLog(newer, newest, 10), logs.new]))).toEqual(['New'])
  })

  test('is read as it is when the entries are older than its last complete write', () => {
    expect(names(open(dirty, [newLog(older, newer, 6)]))).toEqual(['Old'])
    expect(names(open(dirty, [newLog(older, newer, 7)]))).toEqual(['New'])
  })

  test('is read as it is when the log says that it has grown by more than the log holds', () => {
    expect(names(open(dirty, [newLog(older, newer, 8, 0x7ffff000)]))).toEqual(['Old'])
  })

  test('Logs of a clean hive are left alone', () => {
    expect(names(open(older, [logs.new]))).toEqual(['Old'])
    expect(open(older, [logs.new]).changed).toBe(false)
  })

  test('Whatever changes in primary and logs: a reading, or a FormatError', () => {
    const strange: unknown[] = []
    const change = (bytes: Uint8Array, round: number): Uint8Array => {
      const copy = bytes.slice(0, round % 5 === 0 ? bytes.length - ((round * 389) % bytes.length) : bytes.length)
      for (let index = 0; index < round % 4; index++) {
        copy[(round * 7919 + index * 104_729) % Math.min(copy.length, 8192)] = (round * 31 + index) & 0xff
      }
      return copy
    }
    for (let round = 0; round < 600; round++) {
      const kind = round % 2 === 0 ? 'old' : 'new'
      try {
        const hive = open(change(dirty, round % 3 === 0 ? round : 0), [change(logs[kind], round), logs[kind]])
        for (const line of hiveLines(hive.root)) void line
      } catch (error) {
        if (!(error instanceof FormatError)) strange.push(error)
      }
    }
    expect(strange).toEqual([])
  })
})
