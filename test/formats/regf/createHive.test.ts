import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import { decodeDword } from '../../../src/formats/regf/decodeDword.ts'
import { decodeString } from '../../../src/formats/regf/decodeString.ts'
import { encodeDword } from '../../../src/formats/regf/encodeDword.ts'
import { encodeString } from '../../../src/formats/regf/encodeString.ts'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { REG } from '../../../src/formats/regf/valueTypes.ts'
import { checkHive } from './checkHive.ts'
import { hasTool } from './hasTool.ts'

const TIME = 133_000_000_000_000_000n
const now = (): bigint => TIME

const reopened = (hive: Hive): Hive => openHive(bytesSource(readAll(hive.toSource())), { file: 'SOFTWARE', now })

test('What is written into a new hive is read again', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  expect(hive.changed).toBe(false)
  hive.setValue('Microsoft\\Windows', 'Edition', REG.SZ, encodeString('Professional'))
  hive.setValue('Microsoft\\Windows', '', REG.DWORD, encodeDword(7))
  hive.createKey('microsoft\\APPX')
  expect(hive.changed).toBe(true)

  const read = reopened(hive)
  expect(read.changed).toBe(false)
  expect(read.root.name).toBe('ROOT')
  expect(read.root.lastWritten).toBe(TIME)
  expect(read.root.className).toBeUndefined()
  expect(read.key('')?.subkeyNames()).toEqual(['Microsoft'])
  expect(read.key('Microsoft')?.subkeyNames()).toEqual(['APPX', 'Windows'])
  const windows = read.key('MICROSOFT\\windows')!
  expect(windows.values()).toEqual([
    { name: 'Edition', type: REG.SZ, data: encodeString('Professional') },
    { name: '', type: REG.DWORD, data: encodeDword(7) },
  ])
  expect(decodeString(windows.value('EDITION')!.data)).toBe('Professional')
  expect(decodeDword(windows.value('')!.data)).toBe(7)
  expect(windows.value('nothing')).toBeUndefined()
  expect(read.key('Microsoft\\nothing\\more')).toBeUndefined()
})

test('A hive made twice is the same, byte by byte', () => {
  const [once, again] = [1, 2].map(() => {
    const hive = createHive({ rootName: 'ROOT', now })
    for (let index = 0; index < 100; index++)
      hive.setValue(`k${index % 7}`, `v${index}`, REG.BINARY, new Uint8Array(index))
    hive.deleteKey('k3')
    return readAll(hive.toSource())
  })
  expect(Buffer.compare(once!, again!)).toBe(0)
})

test('Keys that are set at once give the bytes of those that are set one by one', () => {
  const keys: [string, { name: string; type: number; data: Uint8Array }[]][] = Array.from({ length: 150 }, (_, key) => [
    `Group${key % 3}\\Key ${(key * 37) % 150}`,
    Array.from({ length: (key * 7) % 40 }, (_value, index) => ({
      name: index % 5 === 4 ? `Wert \u2030 ${index}` : index === 0 ? '' : `Value${index}`,
      type: REG.BINARY,
      data: Uint8Array.from({ length: (index * key) % 90 }, () => key),
    })),
  ])
  // A value that is there already, and one that comes twice.
  keys.push(['group1\\key 1', [{ name: 'VALUE1', type: REG.SZ, data: encodeString('again') }]])
  keys.push(['Twice', ['a', 'A'].map((name) => ({ name, type: REG.SZ, data: encodeString(`${name} of two`) }))])
  const together = createHive({ rootName: 'ROOT', now })
  together.setKeys(keys)
  const single = createHive({ rootName: 'ROOT', now })
  for (const [path, values] of keys) {
    single.createKey(path)
    for (const { name, type, data } of values) single.setValue(path, name, type, data)
  }
  expect(Buffer.compare(readAll(together.toSource()), readAll(single.toSource()))).toBe(0)
  expect(reopened(together).key('Twice')?.values()).toEqual([
    { name: 'a', type: REG.SZ, data: encodeString('A of two') },
  ])
})

test('Of keys that are set at once none is there when one of them cannot be', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.setValue('Kept', 'Value', REG.SZ, encodeString('kept'))
  const before = readAll(hive.toSource())
  const value = { name: 'Value', type: REG.DWORD, data: encodeDword(1) }
  expect(() =>
    hive.setKeys([
      ['Kept', [value]],
      ['New', [value]],
      ['New\\' + 'x'.repeat(256), [value]],
    ]),
  ).toThrow('the name of a key has 1 to 255 characters')
  expect(hive.root.subkeyNames()).toEqual(['Kept'])
  expect(Buffer.compare(readAll(hive.toSource()), before)).toBe(0)
})

test('A key stays as it was when it was looked up', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.setValue('A', 'x', REG.DWORD, encodeDword(1))
  const key = hive.key('A')!
  const [value] = key.values()
  hive.setValue('A', 'x', REG.DWORD, encodeDword(2))
  hive.setValue('A', 'y', REG.DWORD, encodeDword(3))
  hive.createKey('A\\B')
  expect(decodeDword(value!.data)).toBe(1)
  expect(key.values()).toHaveLength(1)
  expect(key.subkeyNames()).toEqual([])
  hive.deleteKey('A')
  expect(decodeDword(key.value('x')!.data)).toBe(1)
})

test.each([5, 3000])('Of %i keys those that start with a prefix are found, in any case', (count) => {
  const hive = createHive({ rootName: 'ROOT', now })
  for (let index = 0; index < count; index++) hive.createKey(`Parent\\${index % 2 === 0 ? 'ä' : 'A'}${index}`)
  const parent = reopened(hive).key('Parent')!
  const names = parent.subkeyNames()
  expect(parent.subkeyCount).toBe(count)
  for (const prefix of ['', 'a', 'A1', 'Ä', 'Ä2', 'ä0', 'A2999', '0', 'B', 'ä9999']) {
    const expected = names.filter((name) => name.toUpperCase().startsWith(prefix.toUpperCase()))
    const found = parent.subkeysWithPrefix(prefix).map((key) => key.name)
    expect(found).toEqual(expected)
  }
})

test('A fork does not show in the hive, nor the hive in the fork', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.createKey('A')
  const fork = hive.fork()
  expect(fork.changed).toBe(true)
  fork.createKey('B')
  hive.deleteKey('A')
  expect(fork.root.subkeyNames()).toEqual(['A', 'B'])
  expect(hive.root.subkeyNames()).toEqual([])
})

test('What is there already, or is not there to delete, changes nothing', () => {
  const made = createHive({ rootName: 'ROOT', now })
  made.setValue('A', 'x', REG.DWORD, encodeDword(1))
  const source = bytesSource(readAll(made.toSource()))
  const hive = openHive(source, { file: 'SOFTWARE', now })
  hive.createKey('a')
  hive.createKey('')
  expect(hive.deleteKey('B')).toBe(false)
  expect(hive.deleteKey('B\\C')).toBe(false)
  expect(hive.deleteValue('A', 'y')).toBe(false)
  expect(hive.deleteValue('B', 'x')).toBe(false)
  expect(hive.changed).toBe(false)
  expect(hive.toSource()).toBe(source)
  hive.createKey('C')
  const changed = hive.toSource()
  expect(openHive(changed, { file: 'SOFTWARE', now }).toSource()).toBe(changed)
})

test('Names that no key can have are refused', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  expect(() => hive.createKey('A\\')).toThrow('the name of a key has 1 to 255 characters')
  expect(() => hive.createKey('A\\\\B')).toThrow('the name of a key has 1 to 255 characters')
  expect(() => hive.createKey('x'.repeat(256))).toThrow('the name of a key has 1 to 255 characters')
  expect(() => hive.setValue('A', 'x'.repeat(16_384), REG.SZ, new Uint8Array())).toThrow('16383 characters')
  expect(() => hive.deleteKey('')).toThrow('the root key cannot be deleted')
  expect(hive.root.subkeyNames()).toEqual([])
})

test('Room that was freed is taken again, also by the next who opens the file', () => {
  let hive = createHive({ rootName: 'ROOT', now })
  for (let index = 0; index < 200; index++) hive.setValue(`k${index}`, 'v', REG.BINARY, new Uint8Array(500))
  const size = hive.toSource().size
  for (let round = 0; round < 300; round++) {
    hive = reopened(hive)
    hive.deleteKey(`k${(round * 17) % 200}`)
    hive.setValue(`k${(round * 17) % 200}`, 'v', REG.BINARY, new Uint8Array(400 + (round % 100)))
    hive.setValue('k0', 'v', REG.BINARY, new Uint8Array(round % 2 === 0 ? 0 : 30_000))
  }
  expect(checkHive(readAll(hive.toSource()))).toMatchObject({ defects: [], unreachable: new Set(), keys: 201 })
  expect(hive.toSource().size).toBeLessThan(size + 3 * 16_384 + 4096)
})

test.skipIf(!hasTool('reglookup'))('The security descriptor is what reglookup says (skipped without it)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-security-'))
  const hive = createHive({ rootName: 'ROOT', now })
  hive.createKey('A')
  writeFileSync(join(folder, 'hive'), readAll(hive.toSource()))
  const lines = execFileSync('reglookup', ['-s', join(folder, 'hive')], { encoding: 'utf8' }).split('\n')
  rmSync(folder, { recursive: true })
  const all = 'QRY_VAL SET_VAL CREATE_KEY ENUM_KEYS NOTIFY CREATE_LNK DELETE R_CONT W_DAC W_OWNER'
  const access = [
    `S-1-5-32-544:ALLOW:${all}:CI`,
    `S-1-5-18:ALLOW:${all}:CI`,
    'S-1-5-32-545:ALLOW:QRY_VAL ENUM_KEYS NOTIFY R_CONT:CI',
  ].join('|')
  expect(lines.slice(1, 3)).toEqual([
    `/,KEY,,2022-06-18 04:26:40,S-1-5-32-544,S-1-5-18,,${access},`,
    `/A,KEY,,2022-06-18 04:26:40,S-1-5-32-544,S-1-5-18,,${access},`,
  ])
})
