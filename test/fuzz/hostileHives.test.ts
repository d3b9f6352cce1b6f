import { describe, expect, test } from 'vitest'
import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { createHive } from '../../src/formats/regf/createHive.ts'
import type { Hive } from '../../src/formats/regf/Hive.ts'
import { openHive } from '../../src/formats/regf/openHive.ts'
import { refusal } from '../formats/refusal.ts'
import { checkHive } from '../formats/regf/checkHive.ts'
import { now } from './regf/hiveSources.ts'
import { mended } from './regf/mutateHive.ts'
import { walkHive } from './regf/walkHive.ts'

/** A hive with A\B\C and values, changed; places are offsets in the file of what cells hold. */
function crafted(change: (hive: Crafted) => void): Uint8Array {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.createKey('A\\B\\C')
  hive.setValue('A', 'room', 3, new Uint8Array(600_000))
  for (let index = 0; index < 40; index++) hive.setValue('A', `v${index}`, 3, new Uint8Array(12_000))
  const bytes = readAll(hive.toSource()).slice()
  const view = new DataView(bytes.buffer)
  const at = (field: number): number => view.getUint32(field, true) + 4100
  const root = at(36)
  const a = at(at(root + 28) + 4)
  const b = at(at(a + 28) + 4)
  change({ bytes, view, root, a, b, c: at(at(b + 28) + 4), at })
  return mended(bytes)
}

interface Crafted {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly root: number
  readonly a: number
  readonly b: number
  readonly c: number
  /** Where what an offset in a field points to lies. */
  readonly at: (field: number) => number
}

const open = (bytes: Uint8Array): Hive => openHive(bytesSource(bytes), { file: 'HIVE', now })

/** The defect that reading, looking up or editing ends with. */
function defectOf(bytes: Uint8Array, work: (hive: Hive) => unknown): string | undefined {
  return refusal(() => work(open(bytes)))?.defect
}

const walk =
  (bytes: Uint8Array) =>
  (hive: Hive): unknown =>
    walkHive(hive, bytes.length)

const hostile: [what: string, change: (hive: Crafted) => void, defect: string][] = [
  ['bins of 2 GB declared', ({ view }) => view.setUint32(40, 0x7fff_f000, true), 'the hive is cut off'],
  ['bins of 4 GB declared', ({ view }) => view.setUint32(40, 0xffff_f000, true), 'the hive is cut off'],
  ['a first bin of 2 GB', ({ view }) => view.setUint32(4096 + 8, 0x7fff_f000, true), 'the size of the bin is wrong'],
  ['a bin of no size', ({ view }) => view.setUint32(4096 + 8, 0, true), 'the size of the bin is wrong'],
  [
    'a bin that ends before its cells',
    ({ view, bytes }) => {
      for (let at = 8192; at < bytes.length; at += 4096)
        if (view.getUint32(at, true) === 0x6e696268) view.setUint32(at + 8, 4096, true)
      view.setUint32(4096 + 4, 4096, true)
    },
    'no bin covers this offset',
  ],
  [
    'a key below itself',
    ({ view, b, a }) => {
      view.setUint32(view.getUint32(b + 28, true) + 4100 + 4, a - 4100, true)
    },
    'the key is listed by another than its parent',
  ],
  [
    'keys in a ring',
    ({ view, root, a, b }) => {
      view.setUint32(view.getUint32(b + 28, true) + 4100 + 4, a - 4100, true)
      view.setUint32(a + 16, b - 4100, true)
      void root
    },
    'the key is listed by another than its parent',
  ],
  [
    'the root below itself',
    ({ view, root, a }) => {
      view.setUint32(view.getUint32(a + 28, true) + 4100 + 4, root - 4100, true)
      view.setUint32(root + 16, a - 4100, true)
    },
    'the root key is listed as a subkey',
  ],
  [
    'a list of lists that points to itself',
    ({ view, a }) => {
      const list = view.getUint32(a + 28, true)
      view.setUint16(list + 4100, 0x6972, true)
      view.setUint32(list + 4104, list, true)
    },
    'the list of subkeys is of no known kind',
  ],
  [
    'a key that is its own list',
    ({ view, a }) => view.setUint32(a + 28, a - 4100, true),
    'the list of subkeys is of no known kind',
  ],
  [
    'a key that is its own value',
    ({ view, a, at }) => view.setUint32(at(a + 40), a - 4100, true),
    'a value does not start with "vk"',
  ],
  [
    '4 billion values',
    ({ view, a }) => view.setUint32(a + 36, 0xffff_ffff, true),
    'the list of values runs over its cell',
  ],
  [
    '4 billion subkeys',
    ({ view, a }) => view.setUint32(a + 20, 0xffff_ffff, true),
    'the key declares 4294967295 subkeys, its list has 1',
  ],
  [
    'a value of 2 GB',
    ({ view, at, a }) => view.setUint32(at(at(a + 40)) + 4, 0x7fff_ffff, true),
    'the value says that it holds more data than the hive has',
  ],
  [
    'big data that lists itself',
    ({ view, at, a }) => {
      const big = at(at(at(a + 40)) + 8)
      view.setUint32(big + 4, big - 4100, true)
    },
    'the list of segments runs over its cell',
  ],
]

describe('Hives that lead astray are refused', () => {
  test('the same hive unchanged is read', () => {
    const bytes = crafted(() => undefined)
    expect(defectOf(bytes, walk(bytes))).toBeUndefined()
  })

  test.each(hostile)('%s', (_, change, defect) => {
    const bytes = crafted(change)
    expect(defectOf(bytes, walk(bytes))).toBe(defect)
  })

  test('a ring of security descriptors that never closes does not hold an edit up', () => {
    const bytes = crafted(({ view, root }) => {
      const security = view.getUint32(root + 44, true) + 4100
      view.setUint32(security + 4, 0x20, true)
      view.setUint32(security + 12, 1, true)
    })
    expect(defectOf(bytes, (hive) => hive.deleteKey('A'))).toBe('a security descriptor does not start with "sk"')
  })

  test('a tree in a single bin of a megabyte goes as fast as one in bins of a page', () => {
    const hive = createHive({ rootName: 'ROOT', now })
    for (let key = 0; key < 4000; key++) {
      for (let value = 0; value < 3; value++) hive.setValue(`A\\${key}`, `v${value}`, 3, new Uint8Array(20))
    }
    const bytes = readAll(hive.toSource()).slice()
    const view = new DataView(bytes.buffer)
    // The headers of all bins but the first become cells in use.
    for (let at = 4096 + view.getUint32(4104, true); at < bytes.length;) {
      const size = view.getUint32(at + 8, true)
      view.setInt32(at, -32, true)
      at += size
    }
    view.setUint32(4104, view.getUint32(40, true), true)
    const timeOf = (tree: Hive): number => {
      const begin = performance.now()
      expect(tree.deleteKey('A')).toBe(true)
      expect(checkHive(readAll(tree.toSource())).defects).toEqual([])
      return performance.now() - begin
    }
    const single = open(bytes)
    expect(timeOf(single)).toBeLessThan(500 + 5 * timeOf(hive))
    expect(single.root.subkeyNames()).toEqual([])
  })

  test('a list of lists that names one list 60,000 times is refused at once when a key is looked up', () => {
    // Data of one segment becomes a leaf of 2,000 entries, the list of another one 4,000 references to it.
    const bytes = crafted(({ view, at, a }) => {
      const values = at(a + 40)
      const cell = (index: number): number => at(at(values + index * 4) + 8)
      const [leaf, list] = [cell(1), cell(2)]
      view.setUint16(leaf, 0x696c, true)
      view.setUint16(leaf + 2, 2900, true)
      for (let index = 0; index < 2900; index++)
        view.setUint32(leaf + 4 + index * 4, view.getUint32(view.getUint32(a + 28, true) + 4104, true), true)
      view.setUint16(list, 0x6972, true)
      view.setUint16(list + 2, 2900, true)
      for (let index = 0; index < 2900; index++) view.setUint32(list + 4 + index * 4, leaf - 4100, true)
      view.setUint32(a + 28, list - 4100, true)
    })
    const begin = performance.now()
    expect(defectOf(bytes, (hive) => hive.key('A\\absent'))).toBe(
      'the list has more subkeys than the hive has room for',
    )
    expect(performance.now() - begin).toBeLessThan(1000)
  })
})
