import { describe, expect, test } from 'vitest'
import { cabinet, type CabinetFiles, cabinetSet } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import type { Cabinet } from '../../../src/formats/cab/Cabinet.ts'
import { cabFilePath } from '../../../src/formats/cab/cabFilePath.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import type { CabModel } from '../../fuzz/cab/CabModel.ts'
import { readCabModel } from '../../fuzz/cab/readCabModel.ts'
import { writeCabModel } from '../../fuzz/cab/writeCabModel.ts'
import { refusal } from '../refusal.ts'

const FILES: CabinetFiles = { 'a.txt': 'a'.repeat(40_000), 'd\\b.txt': 'Some text.', 'é.txt': '' }

/** Where things lie in a cabinet with those files: folder and file entries, names, the first block. */
const FOLDER = 36
const FILE = FOLDER + 8
const BLOCK = FILE + (16 + 6) + (16 + 8) + (16 + 7)

function open(bytes: Uint8Array): Cabinet {
  return openCabinet(bytesSource(bytes), 'a.cab')
}

function readWhole(bytes: Uint8Array): void {
  const opened = open(bytes)
  for (const file of opened.files) readAll(opened.content(file))
}

/** The cabinet with some bytes replaced. */
function changed(bytes: Uint8Array, ...changes: readonly (readonly [at: number, ...bytes: number[]])[]): Uint8Array {
  const copy = bytes.slice()
  for (const [at, ...values] of changes) copy.set(values, at)
  return copy
}

describe('What is wrong with a cabinet is told with its place', () => {
  const sound = cabinet(FILES)
  const stored = cabinet(FILES, { method: 'stored' })
  const faults: readonly (readonly [name: string, bytes: Uint8Array, defect: string, offset: number])[] = [
    ['another signature', changed(sound, [3, 0x47]), 'not a cabinet: it does not start with MSCF', 0],
    ['an end before the declared one', sound.slice(0, -1), 'the cabinet ends at ', 8],
    ['another version', changed(sound, [24, 4]), 'version 1.4 of the format is not supported', 24],
    ['no folder', changed(sound, [26, 0]), 'the cabinet has no folder', 26],
    ['files inside of the folders', changed(sound, [16, 40]), 'the list of files is said to start at 40', 16],
    ['more files than there is room for', changed(sound, [29, 255]), 'the cabinet ends in its lists', sound.length],
    ['blocks behind the end', changed(sound, [FOLDER + 2, 1]), 'the blocks of a folder are said to start at ', FOLDER],
    ['an unknown method', changed(sound, [FOLDER + 6, 4]), 'a folder is packed with the unknown method 4', FOLDER + 6],
    ['a window too small', changed(sound, [FOLDER + 6, 3, 14]), 'a folder has a window of 2^14 bytes', FOLDER + 6],
    ['a window too large', changed(sound, [FOLDER + 6, 3, 22]), 'a folder has a window of 2^22 bytes', FOLDER + 6],
    ['another folder', changed(sound, [FILE + 8, 1]), 'a.txt: there is no folder 1', FILE],
    [
      'more than the folder has',
      changed(sound, [FILE + 3, 255]),
      'a.txt: ends at 4278230080 of a folder of 40010 bytes',
      FILE,
    ],
    ['Quantum', changed(sound, [FOLDER + 6, 2, 20]), 'a.txt: is packed with Quantum, which is not supported', FILE],
    ['other data', changed(stored, [stored.length - 1, 0]), 'a block does not match its checksum', BLOCK + 32_776],
    ['another size', changed(sound, [BLOCK + 6, 255, 127]), 'a block does not match its checksum', BLOCK],
    ['stored with two sizes', changed(stored, [BLOCK, 0, 0, 0, 0, 0, 128, 255, 127]), 'a stored block of 32768', BLOCK],
    ['a block too large', changed(stored, [BLOCK + 6, 1, 128]), 'a block unpacks to 32769 bytes', BLOCK],
    ['data too large', changed(stored, [BLOCK + 4, 1, 255]), 'a block of 65281 bytes is larger', BLOCK],
    ['a block without an end', changed(stored, [BLOCK + 6, 0, 0]), 'a block that unpacks to nothing', BLOCK],
    [
      'a block behind the end',
      changed(stored, [BLOCK + 32_776 + 5, 100]),
      'a block lies behind the end',
      BLOCK + 32_776,
    ],
    ['more blocks', changed(stored, [FOLDER + 4, 3]), 'a block lies behind the end', stored.length],
    ['no CK', changed(sound, [BLOCK, 0, 0, 0, 0], [BLOCK + 8, 0]), 'an MSZIP block does not start with CK', BLOCK],
    ['broken data', changed(sound, [BLOCK, 0, 0, 0, 0], [BLOCK + 10, 255]), 'an MSZIP block is broken', BLOCK],
  ]

  test.each(faults)('%s', (_, bytes, defect, offset) => {
    const refused = refusal(() => readWhole(bytes))
    expect(refused?.defect).toContain(defect)
    expect(refused?.file).toBe('a.cab')
    expect(refused?.offset).toBe(offset)
  })

  test('the sound ones are read, and without checksums too', () => {
    expect(refusal(() => readWhole(sound))).toBeUndefined()
    expect(refusal(() => readWhole(changed(stored, [BLOCK, 0, 0, 0, 0], [BLOCK + 8, 0x62])))).toBeUndefined()
  })

  test('a list without an end', () => {
    const bytes = changed(stored, [FILE + 16, ...Array.from({ length: 300 }, () => 0x41)])
    expect(refusal(() => open(bytes))?.message).toBe(`a.cab: at offset ${FILE + 16}: a name has no end`)
  })

  test('a folder that runs into the next', () => {
    const two = cabinet({ a: 'first', b: 'second' }, { folderSize: 1 })
    expect(refusal(() => readWhole(two))).toBeUndefined()
    const bytes = changed(two, [FOLDER + 4, 2])
    expect(refusal(() => readWhole(bytes))?.defect).toBe('a block lies behind the end')
  })

  test('a fault that is met twice is told twice', () => {
    const opened = open(changed(sound, [sound.length - 1, 255]))
    const content = opened.content(opened.files[0]!)
    const first = refusal(() => readAll(content))
    expect(first?.defect).toBe('a block does not match its checksum')
    expect(refusal(() => readAll(content))?.message).toBe(first?.message)
  })
})

describe('Names', () => {
  test('those that lead elsewhere, or nowhere, have no path', () => {
    const names = [
      '..\\a',
      'a\\..\\b',
      'C:\\a',
      'C:a',
      '\\a',
      '\\\\host\\a',
      '../a',
      '/a',
      'CON',
      'd\\nul.txt',
      'a.',
      'a ',
      'a:b',
      'd\\',
      '.',
    ]
    const opened = open(cabinet(Object.fromEntries(names.map((name) => [name, '']))))
    expect(opened.files.map(({ name }) => name)).toEqual(names)
    const passed = opened.files.filter((file) => refusal(() => cabFilePath(file)) === undefined)
    expect(passed).toEqual([])
    expect(refusal(() => cabFilePath(opened.files[1]!))?.offset).toBeGreaterThan(FILE)
  })

  test('others do, with either slash', () => {
    const opened = open(cabinet({ 'a/b.txt': '', 'ж\\漢.txt': '' }))
    expect(opened.files.map(cabFilePath)).toEqual(['a\\b.txt', 'ж\\漢.txt'])
  })

  test('bytes of an unknown code page are characters, one each', () => {
    const bytes = changed(cabinet({ 'ab.txt': '' }), [FILE + 16, 0xc4, 0xff])
    expect(open(bytes).files[0]?.name).toBe('Äÿ.txt')
  })
})

describe('Sets', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `${index * index}`).join(' ')
  const set = cabinetSet({ 'a.txt': text, 'b.txt': 'b', 'c.txt': text }, { room: 20_000, setId: 7 })
  const opened = (from: string, files: ReadonlyMap<string, Uint8Array> = set): Cabinet => {
    const beside = (name: string) => (files.has(name) ? bytesSource(files.get(name)!) : undefined)
    return openCabinet(beside(from)!, from, { beside })
  }
  const without = (name: string): Map<string, Uint8Array> => new Map([...set].filter(([each]) => each !== name))
  const last = [...set.keys()].at(-1)!

  test('there are several cabinets', () => {
    expect(set.size).toBeGreaterThan(4)
  })

  test('what lies in a missing cabinet is named', () => {
    const first = opened('disk1.cab', without('disk2.cab'))
    expect(first.files.map(({ name }) => name)).toEqual(['a.txt'])
    expect(refusal(() => first.content(first.files[0]!))?.message).toContain(
      'a.txt: goes on in the cabinet disk2.cab, which is missing',
    )
    const end = opened(last, without('disk1.cab'))
    expect(end.files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt'])
    expect(refusal(() => end.content(end.files[0]!))?.message).toContain(
      'a.txt: begins in the cabinet disk1.cab, which is missing',
    )
    expect(new TextDecoder().decode(readAll(end.content(end.files[2]!)))).toBe(text)
  })

  test('a cabinet of another set, or another of this one, is refused', () => {
    const other = cabinetSet({ 'a.txt': text }, { room: 20_000, setId: 8 })
    const mixed = new Map(set).set('disk2.cab', other.get('disk2.cab')!)
    expect(refusal(() => opened('disk1.cab', mixed))?.message).toContain('disk2.cab: at offset 32: the cabinet is not')
    const looped = new Map(set).set('disk2.cab', set.get('disk1.cab')!)
    expect(refusal(() => opened('disk1.cab', looped))?.message).toContain('disk2.cab: at offset 32: the cabinet is not')
  })

  test('cabinets that do not tell the same are refused', () => {
    const first = readCabModel(set.get('disk1.cab')!)
    const second = readCabModel(set.get('disk2.cab')!)
    const [file] = second.files
    const name = new Uint8Array(Buffer.from('z.txt'))
    const changes: readonly (readonly [change: Partial<CabModel>, defect: string])[] = [
      [{ files: [{ ...file!, name }] }, 'z.txt: goes on from disk1.cab, which does not have it'],
      [{ files: [{ ...file!, folder: 0 }] }, 'whether a folder goes on from disk1.cab is not told alike in both'],
      [{ folders: [{ ...second.folders[0]!, type: 0x0f03 }] }, 'a folder goes on that is packed in another way'],
    ]
    for (const [change, defect] of changes) {
      const { bytes } = writeCabModel({ ...second, ...change })
      const two = new Map([
        ['disk1.cab', writeCabModel(first).bytes],
        ['disk2.cab', bytes],
      ])
      expect(refusal(() => opened('disk1.cab', two))?.message).toContain(`disk2.cab: `)
      expect(refusal(() => opened('disk1.cab', two))?.defect).toContain(defect)
    }
  })

  test('a name that leads elsewhere is not asked for', () => {
    for (const name of ['..\\a.cab', 'd\\a.cab', '/a.cab', 'C:a.cab']) {
      const [bytes] = cabinetSet({ 'a.txt': text }, { room: 20_000, nameOf: () => name }).values()
      const asked: string[] = []
      const beside = (other: string): undefined => void asked.push(other)
      const refused = refusal(() => openCabinet(bytesSource(bytes!), 'a.cab', { beside }))
      expect(refused?.message).toContain('is not a safe name for a cabinet of the set')
      expect(asked).toEqual([])
    }
  })
})
