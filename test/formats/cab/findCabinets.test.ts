import { describe, expect, test } from 'vitest'
import { cabinet } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { findCabinets } from '../../../src/formats/cab/findCabinets.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { joinBytes } from '../../../src/formats/joinBytes.ts'

const text = (value: string) => new TextEncoder().encode(value)
const found = (...parts: Uint8Array[]) =>
  findCabinets(bytesSource(joinBytes(parts)), 'setup.exe').map(({ offset, source }) => {
    const opened = openCabinet(source, 'setup.exe')
    return [
      offset,
      ...opened.files.map((file) => `${file.name}=${new TextDecoder().decode(readAll(opened.content(file)))}`),
    ]
  })

describe('findCabinets', () => {
  const one = cabinet({ 'a.txt': 'first' })
  const two = cabinet({ 'b.txt': 'second' }, { method: 'stored' })

  test('finds cabinets among other bytes, in their order', () => {
    const [program, gap] = [text('MZ a program MSCF'), text('MMSMSCMSCF')]
    const second = program.length + one.length + gap.length
    expect(found(program, one, gap, two, text('end'))).toEqual([
      [program.length, 'a.txt=first'],
      [second, 'b.txt=second'],
    ])
    expect(found(text('nothing'))).toEqual([])
    expect(found()).toEqual([])
  })

  test('one that goes on behind the end is none', () => {
    expect(found(two, one.subarray(0, -1))).toEqual([[0, 'b.txt=second']])
    expect(found(two, one.subarray(0, 20))).toEqual([[0, 'b.txt=second']])
  })

  test('one inside another counts with that', () => {
    expect(found(text('x'), cabinet({ 'in.cab': { content: one } }, { method: 'stored' }))).toHaveLength(1)
  })

  test.each([65_533, 65_534, 65_535, 65_536, 131_071])('where pieces meet, at %d', (offset) => {
    expect(found(new Uint8Array(offset), one)).toEqual([[offset, 'a.txt=first']])
  })

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['is of another version', (bytes) => bytes.with(24, 4)],
    ['has its files behind its end', (bytes) => bytes.with(17, 0xff)],
    ['has no folder', (bytes) => bytes.with(26, 0)],
    ['says that it is nothing', (bytes) => bytes.with(8, 0).with(9, 0)],
  ])('what %s is none, and the search goes on behind its signature', (_, broken) => {
    const other = broken(one)
    expect(found(text('x'), other, two)).toEqual([[1 + other.length, 'b.txt=second']])
  })
})
