import { expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import { decodeDword } from '../../../src/formats/regf/decodeDword.ts'
import { decodeString } from '../../../src/formats/regf/decodeString.ts'
import { encodeDword } from '../../../src/formats/regf/encodeDword.ts'
import { encodeString } from '../../../src/formats/regf/encodeString.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { REG } from '../../../src/formats/regf/valueTypes.ts'

const now = () => 133_000_000_000_000_000n

test('What is written into a new hive is read again', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  expect(hive.changed).toBe(false)
  hive.setValue('Microsoft\\Windows', 'Edition', REG.SZ, encodeString('Professional'))
  hive.setValue('Microsoft\\Windows', '', REG.DWORD, encodeDword(7))
  hive.createKey('microsoft\\APPX')
  expect(hive.changed).toBe(true)

  const read = openHive(bytesSource(readAll(hive.toSource())), { file: 'SOFTWARE', now })
  expect(read.root.name).toBe('ROOT')
  expect(read.key('Microsoft')?.subkeyNames()).toEqual(['APPX', 'Windows'])
  const values = read.key('MICROSOFT\\windows')?.values() ?? []
  expect(values.map(({ name, type }) => [name, type])).toEqual([
    ['Edition', REG.SZ],
    ['', REG.DWORD],
  ])
  expect(decodeString(read.key('MICROSOFT\\windows')!.value('EDITION')!.data)).toBe('Professional')
  expect(decodeDword(read.key('MICROSOFT\\windows')!.value('')!.data)).toBe(7)
  expect(read.changed).toBe(false)
})

test('A fork does not show in the hive, nor the hive in the fork', () => {
  const hive = createHive({ rootName: 'ROOT', now })
  hive.createKey('A')
  const fork = hive.fork()
  fork.createKey('B')
  hive.deleteKey('A')
  expect(fork.root.subkeyNames()).toEqual(['A', 'B'])
  expect(hive.root.subkeyNames()).toEqual([])
})
