import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import type { HiveCheck } from './checkHive.ts'
import { checkHive } from './checkHive.ts'
import type { CorpusHives } from './corpusHives.ts'
import { openCorpusHives, whyNoHives } from './corpusHives.ts'

const now = (): bigint => 133_000_000_000_000_000n

const APPLICATIONS = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore\\Applications'
/** The key with most subkeys: 21,560. */
const WINNERS = 'Microsoft\\Windows\\CurrentVersion\\SideBySide\\Winners'

/** Bytes of 5,000 keys (96), lists of one value (8), values (32), data (208), entries in the parent's list (8). */
const NEEDED = 5000 * (96 + 8 + 32 + 208 + 8)

const open = (from: ByteSource): Hive => openHive(from, { file: 'SOFTWARE', now })

function addKeys(hive: Hive, path: string): void {
  for (let index = 0; index < 5000; index++) hive.createKey(`${path}\\new-${(index * 7919) % 5000}`)
  for (let index = 0; index < 5000; index++) hive.setValue(`${path}\\new-${index}`, 'Path', 1, new Uint8Array(200))
}

/** Bytes of the bins that are not free. */
function usedBytes(file: Uint8Array, { free }: HiveCheck): number {
  return new DataView(file.buffer, file.byteOffset).getUint32(40, true) - free
}

const missing = whyNoHives()

describe.skipIf(missing !== undefined)(
  `The 65 MB hive${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: 180_000 },
  () => {
    let hives: CorpusHives
    let source: ByteSource
    beforeAll(() => {
      hives = openCorpusHives()
      source = bytesSource(hives.read('windows-8.1/SOFTWARE'))
    })
    afterAll(() => hives.remove())

    /** The source, and how many bytes of it were asked for. */
    const counted = (): { source: ByteSource; bytes: () => number } => {
      let bytes = 0
      return {
        source: {
          size: source.size,
          read: (offset, length) => {
            bytes += length
            return source.read(offset, length)
          },
        },
        bytes: () => bytes,
      }
    }

    test('One key of it is read without the rest, one value written without a search of all', () => {
      const { source, bytes } = counted()
      const hive = open(source)
      expect(bytes()).toBeLessThan(200_000)
      expect(hive.key(APPLICATIONS)?.subkeyNames()).toHaveLength(21)
      expect(bytes()).toBeLessThan(6_000_000)
      const before = bytes()
      hive.setValue(APPLICATIONS, 'New', 3, new Uint8Array(1000))
      expect(bytes() - before).toBeLessThan(6_000_000)
    })

    test('An edit copies pages, not the file', () => {
      const hive = open(source)
      hive.setValue(`${APPLICATIONS}\\New`, 'Path', 3, new Uint8Array(100))
      const { patch, size } = hive.toSource()
      expect(patch?.base).toBe(source)
      expect(patch?.pages.size).toBeLessThan(12)
      expect(size).toBe(source.size)
    })

    test('A thousand forks cost next to nothing', () => {
      let hive = open(source)
      const started = performance.now()
      for (let index = 0; index < 1000; index++) {
        hive = hive.fork()
        hive.setValue(APPLICATIONS, 'Counter', 3, new Uint8Array(10).fill(index))
      }
      expect(performance.now() - started).toBeLessThan(5000)
      expect(hive.toSource().patch?.pages.size).toBeLessThan(12)
    })

    test('5,000 new keys, each with a value, take no more room than needed, and their room is free again', () => {
      const hive = open(source)
      const before = usedBytes(readAll(source), checkHive(readAll(source)))
      addKeys(hive, WINNERS)
      const file = readAll(hive.toSource())
      const check = checkHive(file)
      expect(check).toMatchObject({ defects: [], unreachable: new Set(), keys: 208_485 })
      expect(usedBytes(file, check) - before).toBeLessThan(NEEDED * 1.2)
      expect(file.length - source.size).toBeLessThan(NEEDED * 1.2)

      for (let index = 0; index < 5000; index++) hive.deleteKey(`${WINNERS}\\new-${index}`)
      const after = readAll(hive.toSource())
      const afterwards = checkHive(after)
      expect(afterwards).toMatchObject({ defects: [], unreachable: new Set(), keys: 203_485 })
      expect(usedBytes(after, afterwards) - before).toBeLessThan(20_000)
    })

    test('Below a key that had few, too', () => {
      const hive = open(source)
      addKeys(hive, APPLICATIONS)
      expect(hive.toSource().size - source.size).toBeLessThan(NEEDED * 1.2)
      expect(hive.key(APPLICATIONS)?.subkeys()).toHaveLength(5021)
    })

    test('Deleting half of it leaves a sound hive', () => {
      const hive = open(source)
      expect(hive.deleteKey('Classes')).toBe(true)
      const check = checkHive(readAll(hive.toSource()))
      expect(check).toMatchObject({ defects: [], unreachable: new Set() })
      expect(check.keys).toBeLessThan(203_485)
    })
  },
)
