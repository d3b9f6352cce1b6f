import { expect, test } from 'vitest'
import { BASE_BLOCK, baseBlockChecksum } from '../../../src/formats/regf/baseBlock.ts'

test('The checksum is the numbers of 32 bits xor-ed, but neither 0 nor -1', () => {
  const block = new Uint8Array(BASE_BLOCK)
  expect(baseBlockChecksum(block)).toBe(1)
  block.set([0x34, 0x12], 0)
  block.set([0, 0, 0xcd, 0xab], 504)
  block.set([9, 9, 9, 9], 508)
  expect(baseBlockChecksum(block)).toBe(0xabcd1234)
  block.set([0xff, 0xff, 0xff, 0xff], 0)
  block.set([0, 0, 0, 0], 504)
  expect(baseBlockChecksum(block)).toBe(0xfffffffe)
})
