import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import type { Hive, HiveKey } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import type { CorpusHives } from './corpusHives.ts'
import { openCorpusHives, whyNoHives } from './corpusHives.ts'
import { hasPythonHivex } from './hasTool.ts'
import { hiveLines } from './hiveLines.ts'
import { hivexLines } from './peers.ts'

const now = (): bigint => 133_000_000_000_000_000n

const FILE = 'Windows\\System32\\config\\BAD'

/** The error of reading all of some bytes as a hive, class names too; undefined when all can be read. */
function errorOf(bytes: Uint8Array): unknown {
  try {
    const { root } = openHive(bytesSource(bytes), { file: FILE, now })
    for (const line of hiveLines(root)) void line
    const visit = (key: HiveKey): void => {
      void key.className
      for (const subkey of key.subkeys()) visit(subkey)
    }
    visit(root)
    return undefined
  } catch (error) {
    return error
  }
}

/** Does something that may end in a FormatError of the hive, and in nothing else. */
function attempt(action: () => unknown): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof FormatError) || error.file !== FILE) throw error
  }
}

/** Edits each key of what some bytes hold as a hive, and writes it; anything but a FormatError of it is thrown on. */
function editAll(bytes: Uint8Array): void {
  const visit = (hive: Hive, key: HiveKey, path: string): void => {
    const below = (name: string): string => (path === '' ? name : `${path}\\${name}`)
    attempt(() => {
      for (const subkey of key.subkeys().slice(0, 20)) visit(hive, subkey, below(subkey.name))
    })
    attempt(() => {
      for (const [index, { name }] of key.values().entries()) {
        if (index % 2 === 0) attempt(() => hive.setValue(path, name, 3, new Uint8Array(100)))
        else attempt(() => hive.deleteValue(path, name))
      }
    })
    attempt(() => hive.setValue(path, 'new', 1, new Uint8Array(20_000)))
    attempt(() => hive.createKey(below('new\\key')))
    if (path !== '') attempt(() => hive.deleteKey(path))
  }
  attempt(() => {
    const hive = openHive(bytesSource(bytes), { file: FILE, now })
    visit(hive, hive.root, '')
    readAll(hive.toSource())
  })
}

/** The places of a small hive that the crafted ones change: offsets in the file, of cells' contents. */
interface Places {
  readonly root: number
  readonly a: number
  readonly b: number
  readonly c: number
  /** Values of A, 40,000 and 4 bytes. */
  readonly big: number
  readonly small: number
}

/** A hive with the keys A and B\C, A with two values, changed. */
function crafted(change: (view: DataView, places: Places) => void): Uint8Array {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.setValue('A', 'big', 3, new Uint8Array(40_000))
  hive.setValue('A', 'small', 3, new Uint8Array(4))
  hive.createKey('B\\C')
  const bytes = readAll(hive.toSource()).slice()
  const view = new DataView(bytes.buffer)
  const follow = (field: number): number => view.getUint32(field, true) + 4100
  const root = follow(36)
  const list = follow(root + 28)
  const [a, b] = [follow(list + 4), follow(list + 12)]
  const values = follow(a + 40)
  change(view, { root, a, b, c: follow(follow(b + 28) + 4), big: follow(values), small: follow(values + 4) })
  return bytes
}

/** Changes a field of the base block, and its checksum. */
function withField(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const view = new DataView(bytes.buffer)
  view.setUint32(508, view.getUint32(508, true) ^ view.getUint32(offset, true) ^ value, true)
  view.setUint32(offset, value, true)
  return bytes
}

/** Numbers in a fixed order that looks like chance. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

describe('A crafted hive ends in an error that names file and place', () => {
  test('The hive that is crafted can be read', () => {
    expect(errorOf(crafted(() => undefined))).toBeUndefined()
  })

  const defects: Readonly<Record<string, (view: DataView, places: Places) => void>> = {
    'a key does not start with "nk"': (view, { a }) => view.setUint16(a, 0x4141),
    'the key is listed by another than its parent': (view, { a, c }) => view.setUint32(c + 16, a - 4100, true),
    'the root key is listed as a subkey': (view, { root, b }) => {
      view.setUint32(view.getUint32(b + 28, true) + 4104, root - 4100, true)
      view.setUint32(root + 16, b - 4100, true)
    },
    'a subkey is listed twice': (view, { root, a }) =>
      view.setUint32(view.getUint32(root + 28, true) + 4100 + 12, a - 4100, true),
    'the key declares 7 subkeys, its list has 2': (view, { root }) => view.setUint32(root + 20, 7, true),
    'the key has subkeys but no list of them': (view, { b }) => view.setUint32(b + 28, 0xffffffff, true),
    'the list of subkeys is of no known kind': (view, { b }) =>
      view.setUint16(view.getUint32(b + 28, true) + 4100, 0x4141),
    'the list of subkeys runs over its cell': (view, { b }) =>
      view.setUint16(view.getUint32(b + 28, true) + 4102, 500, true),
    'the offset of a list of subkeys is outside the bins': (view, { b }) => view.setUint32(b + 28, 0x7ffffff8, true),
    'the offset of a list of values is outside the bins': (view, { a }) => view.setUint32(a + 40, 0x8000_0021, true),
    'the cell of a key is not in use': (view, { c }) => view.setInt32(c - 4, 96, true),
    'the size of the cell of a key is wrong': (view, { c }) => view.setInt32(c - 4, -80_000, true),
    'the cell of a key is too small': (view, { c }) => view.setInt32(c - 4, -48, true),
    'the name of the key runs over its cell': (view, { c }) => view.setUint16(c + 72, 5000, true),
    'the class name runs over its cell': (view, { a, c }) => {
      view.setUint32(a + 48, c - 4100, true)
      view.setUint16(a + 74, 4000, true)
    },
    'the key has values but no list of them': (view, { a }) => view.setUint32(a + 40, 0xffffffff, true),
    'the list of values runs over its cell': (view, { a }) => view.setUint32(a + 36, 1000, true),
    'a value does not start with "vk"': (view, { a, c }) =>
      view.setUint32(view.getUint32(a + 40, true) + 4100, c - 4100, true),
    'the name of the value runs over its cell': (view, { small }) => view.setUint16(small + 2, 999, true),
    'the value says that it holds more than 4 bytes of data in itself': (view, { small }) =>
      view.setUint32(small + 4, 0x80000005, true),
    'the data of the value runs over its cell': (view, { small, c }) => {
      view.setUint32(small + 4, 900, true)
      view.setUint32(small + 8, c - 4100, true)
    },
    'the value says that it holds more data than the hive has': (view, { small }) =>
      view.setUint32(small + 4, 0x7fffffff, true),
    'big data has a wrong number of segments': (view, { big }) => view.setUint32(big + 4, 17_000, true),
    'a segment of big data is listed twice': (view, { big }) => {
      const list = view.getUint32(view.getUint32(big + 8, true) + 4104, true) + 4100
      view.setUint32(list + 4, view.getUint32(list, true), true)
    },
    'the list of segments runs over its cell': (view, { big }) =>
      view.setUint16(view.getUint32(big + 8, true) + 4102, 0xffff, true),
    'no bin covers this offset': (view) => view.setUint32(4096, 0),
    'the size of the bin is wrong': (view) => view.setUint32(4096 + 8, 0x100000, true),
  }

  test.for(Object.entries(defects))('%s', ([defect, change]) => {
    const error = errorOf(crafted(change))
    expect(error).toBeInstanceOf(FormatError)
    expect(error).toMatchObject({ file: FILE, defect })
    expect(error).toHaveProperty(
      'offset',
      expect.toSatisfy((offset: number) => offset >= 4096),
    )
  })

  const blocks: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
    'this is not a registry hive': (bytes) => bytes.fill(0, 0, 4),
    'the base block is cut off': (bytes) => bytes.slice(0, 4000),
    'the hive is cut off': (bytes) => bytes.slice(0, 8000),
    'the checksum of the base block is wrong': (bytes) => bytes.fill(7, 100, 101),
    'hives of version 1.7 cannot be read': (bytes) => withField(bytes, 24, 7),
    'the size of the bins is wrong: 5000': (bytes) => withField(bytes, 40, 5000),
  }

  test.for(Object.entries(blocks))('%s', ([defect, change]) => {
    expect(errorOf(change(crafted(() => undefined)))).toMatchObject({ file: FILE, defect })
  })

  test('Keys deeper than 512 levels are neither made nor read', () => {
    const hive = createHive({ rootName: 'ROOT', now })
    const deepest = Array.from({ length: 511 }, () => 'k').join('\\')
    hive.createKey(deepest)
    expect(hive.key(deepest)?.name).toBe('k')
    expect(() => hive.createKey(`${deepest}\\k`)).toThrow('keys have 512 levels at most')
    expect(hive.deleteKey('k')).toBe(true)
  })

  test('A change that fails changes nothing, also not what is known to be free', () => {
    // The values of A can be deleted, its class name cannot.
    const bytes = crafted((view, { a }) => {
      view.setUint32(a + 48, 0x7ffffff8, true)
      view.setUint16(a + 74, 8, true)
    })
    const hive = openHive(bytesSource(bytes), { file: FILE, now })
    hive.root.subkeyNames()
    expect(() => hive.deleteKey('A')).toThrow('the offset of a class name is outside the bins')
    expect(hive.changed).toBe(false)
    expect(Buffer.compare(readAll(hive.toSource()), bytes)).toBe(0)

    const values = hive
      .key('A')!
      .values()
      .map(({ name, data }) => [name, data.slice()])
    for (let index = 0; index < 20; index++) hive.setValue(`new${index}`, 'v', 3, new Uint8Array(15_000).fill(7))
    expect(
      hive
        .key('A')!
        .values()
        .map(({ name, data }) => [name, data]),
    ).toEqual(values)
  })

  test('A cell that two values share is not freed twice', () => {
    const bytes = crafted((view, { big, small }) => {
      view.setUint32(small + 4, view.getUint32(big + 4, true), true)
      view.setUint32(small + 8, view.getUint32(big + 8, true), true)
    })
    const hive = openHive(bytesSource(bytes), { file: FILE, now })
    expect(() => hive.deleteKey('A')).toThrow('is not in use')
    expect(hive.key('A')?.values()).toHaveLength(2)
  })

  test('A cell inside another one is not freed', () => {
    const bytes = crafted((view, { small, big }) => {
      // The first segment of the big data is taken to hold a cell of 16 bytes.
      const segment = view.getUint32(view.getUint32(view.getUint32(big + 8, true) + 4104, true) + 4100, true)
      view.setInt32(4096 + segment + 64, -16, true)
      view.setUint32(small + 4, 8, true)
      view.setUint32(small + 8, segment + 64, true)
    })
    const hive = openHive(bytesSource(bytes), { file: FILE, now })
    expect(hive.key('A')?.value('small')?.data).toHaveLength(8)
    expect(() => hive.deleteValue('A', 'small')).toThrow('the data of a value lies inside another cell')
  })

  test('A list in a wrong order, or with wrong hashes, still leads to its keys', () => {
    const names = ['b', 'd', 'a', 'c']
    const hive = createHive({ rootName: 'ROOT', now })
    for (const name of names) hive.createKey(name)
    const bytes = readAll(hive.toSource()).slice()
    const view = new DataView(bytes.buffer)
    const list = view.getUint32(view.getUint32(36, true) + 4100 + 28, true) + 4100
    const swapped = bytes.slice(list + 4, list + 12)
    bytes.copyWithin(list + 4, list + 20, list + 28)
    bytes.set(swapped, list + 20)
    const wrongOrder = openHive(bytesSource(bytes.slice()), { file: FILE, now })
    expect(wrongOrder.root.subkeyNames()).toEqual(['c', 'b', 'a', 'd'])
    expect(names.map((name) => wrongOrder.key(name)?.name)).toEqual(names)

    const hashes = readAll(hive.toSource()).slice()
    for (let entry = 0; entry < 4; entry++) hashes.fill(0, list + 8 + entry * 8, list + 12 + entry * 8)
    const wrongHashes = openHive(bytesSource(hashes), { file: FILE, now })
    expect(names.map((name) => wrongHashes.key(name)?.name)).toEqual(names)
  })
})

test('Keys that are made in a list in a wrong order are found there, and not made again', () => {
  const names = Array.from({ length: 200 }, (_, index) => `key${(index * 7919) % 200}`)
  const hive = createHive({ rootName: 'ROOT', now })
  for (const name of names) hive.createKey(name)
  const bytes = readAll(hive.toSource()).slice()
  const view = new DataView(bytes.buffer)
  const list = view.getUint32(view.getUint32(36, true) + 4100 + 28, true) + 4104
  const entries = Array.from({ length: 200 }, (_, index) => bytes.slice(list + index * 8, list + index * 8 + 8))
  for (const [index, entry] of entries.entries()) bytes.set(entry, list + ((index * 77) % 200) * 8)
  const disordered = openHive(bytesSource(bytes), { file: FILE, now })
  const added = names.map((name) => `${name}b`)
  for (const name of [...added, ...added, ...names]) disordered.createKey(name.toUpperCase())
  for (const name of added) disordered.setValue(name, 'v', 1, new Uint8Array(10))
  expect(disordered.root.subkeyNames()).toHaveLength(400)
})

const missing = whyNoHives()

describe.skipIf(missing !== undefined)(`Corrupt hives${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let hives: CorpusHives
  beforeAll(() => {
    hives = openCorpusHives()
  })
  afterAll(() => hives.remove())

  const broken = {
    NotAHive: [0, 'this is not a registry hive'],
    SAMBadHBinHeader: [10_520, 'no bin covers this offset'],
    'corrupt_sub_key_list.hiv': [21_632, 'the cell of a key is not in use'],
    corrupted_system_hive: [155_768, 'the cell of a key is not in use'],
  } as const

  test.for(Object.entries(broken))(
    '%s: an error with file and offset, where libhivex fails, too',
    ([name, expected]) => {
      expect(errorOf(hives.read(`corrupt/${name}`))).toMatchObject({
        name: 'FormatError',
        file: FILE,
        offset: expected[0],
        defect: expected[1],
      })
    },
  )

  test.skipIf(!hasPythonHivex()).for(Object.keys(broken))('%s: libhivex fails, too (skipped without it)', (name) => {
    expect(() => hivexLines(hives.path(`corrupt/${name}`))).toThrow('Command failed')
  })

  const small = ['minimal', 'special', 'rlenvalue_test_hive', 'UNICODE_TESTS', 'REORGANIZED_VALUES_TESTS', 'testhive']

  test.for(small)('%s with bytes changed or cut off: read, edited and written, or a FormatError', (name) => {
    const original = hives.read(`small/${name}`)
    const random = randomNumbers(20_261_120)
    const used = 4096 + new DataView(original.buffer).getUint32(40, true)
    const strange: unknown[] = []
    for (let round = 0; round < (original.length > 100_000 ? 150 : 500); round++) {
      let bytes = original.slice()
      const changes = 1 + random(6)
      for (let change = 0; change < changes; change++) {
        const offset = 4096 + random(used - 4096)
        const kinds = [
          random(256),
          0,
          0xff,
          0x80,
          bytes[4096 + random(used - 4096)]!,
          bytes[offset]! ^ (1 << random(8)),
        ]
        bytes[offset] = kinds[random(kinds.length)]!
        // A whole offset or size that points elsewhere in the hive
        if (random(3) === 0) bytes.copyWithin(offset & ~3, 4096 + (random(used - 4100) & ~3), 0)
        if (random(3) === 0) bytes.set(original.slice(4096 + (random(used - 4100) & ~3)).subarray(0, 4), offset & ~3)
      }
      if (random(20) === 0) bytes = bytes.slice(0, random(bytes.length))
      const started = performance.now()
      const error = errorOf(bytes)
      if (error !== undefined && !(error instanceof FormatError)) strange.push(error)
      editAll(bytes)
      if (performance.now() - started > 5000) strange.push(`round ${round} took too long`)
    }
    expect(strange).toEqual([])
  })
})
