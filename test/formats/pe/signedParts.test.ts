import { describe, expect, test } from 'vitest'
import { signedParts } from '../../../src/formats/pe/signedParts.ts'

const HEADER = 0x80
const OPTIONAL = HEADER + 24

/** A program of 1024 bytes, with certificates behind it when there are any. */
function program(magic: 0x10b | 0x20b, certificates = 0): Uint8Array {
  const bytes = new Uint8Array(1024 + certificates).map((_, index) => (index < 1024 ? index % 251 : 0xcc))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x5a4d, true)
  view.setUint32(0x3c, HEADER, true)
  view.setUint32(HEADER, 0x4550, true)
  view.setUint16(OPTIONAL, magic, true)
  view.setUint32(OPTIONAL + 64, certificates * 7, true)
  const directories = OPTIONAL + (magic === 0x20b ? 112 : 96)
  view.setUint32(directories - 4, 16, true)
  view.setUint32(directories + 32, certificates === 0 ? 0 : 1024, true)
  view.setUint32(directories + 36, certificates, true)
  return bytes
}

describe.each([0x10b, 0x20b] as const)('what of a program of kind %i is signed', (magic) => {
  test('is all but checksum, place of certificates and certificates', () => {
    const plain = signedParts(program(magic))
    expect(plain?.length).toBe(1024 - 4 - 8)
    expect(signedParts(program(magic, 512))).toEqual(plain)
  })

  test('changes with every other byte', () => {
    const bytes = program(magic)
    const plain = signedParts(bytes)
    for (const at of [2, OPTIONAL + 63, OPTIONAL + 68, 600, 1023]) {
      const altered = bytes.slice()
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(signedParts(altered), `${at}`).not.toEqual(plain)
    }
  })

  test('is filled up to a multiple of 8', () => {
    const odd = program(magic).slice(0, 1021)
    expect([...(signedParts(odd)?.subarray(-3) ?? [])]).toEqual([0, 0, 0])
  })
})

test('what is no program has none, and what is cut off does no harm', () => {
  const bytes = program(0x20b)
  expect(signedParts(new TextEncoder().encode('text'))).toBeUndefined()
  expect(signedParts(new Uint8Array())).toBeUndefined()
  for (let length = 0; length < 400; length++) expect(() => signedParts(bytes.subarray(0, length))).not.toThrow()
})
