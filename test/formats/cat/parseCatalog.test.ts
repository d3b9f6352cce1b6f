import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalog } from '../../../fixtures/index.ts'
import { parseCatalog } from '../../../src/formats/cat/parseCatalog.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { hasTool } from '../regf/hasTool.ts'

const files = ['one', 'two'].map((text) => new TextEncoder().encode(text))
const bytes = catalog(files, { signers: 1 })
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex').toUpperCase()

describe('a catalog', () => {
  test('lists the hashes of its files and names its signers', () => {
    const { signers, members } = parseCatalog(bytes, 'a.cat')
    expect(signers).toBe(1)
    expect([...members].toSorted()).toEqual(files.map(sha256).toSorted())
    expect(parseCatalog(catalog([]), 'a.cat')).toEqual({ signers: 0, members: new Set() })
  })

  test('may be padded', () => {
    expect(parseCatalog(new Uint8Array([...bytes, 0, 0, 0]), 'a.cat').members.size).toBe(2)
  })

  test.skipIf(!hasTool('openssl'))(`is ASN.1 for openssl${hasTool('openssl') ? '' : ' (skipped: no openssl)'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-catalog-'))
    try {
      writeFileSync(join(folder, 'a.cat'), bytes)
      const text = execFileSync('openssl', ['asn1parse', '-inform', 'DER', '-in', join(folder, 'a.cat')], {
        encoding: 'utf8',
      })
      expect(text).toContain('pkcs7-signedData')
      expect(text).toContain(sha256(files[0]!))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

test.each([
  ['an empty file', new Uint8Array(), 'no PKCS #7'],
  ['text', new TextEncoder().encode('no catalog at all'), 'no PKCS #7'],
  ['half of one', bytes.subarray(0, 100), 'longer than what it lies in'],
  ['an endless length', Uint8Array.of(0x30, 0x80, 0, 0), 'the length of a value is none'],
  ['a length of eight octets', Uint8Array.of(0x30, 0x88, 1, 1, 1, 1, 1, 1, 1, 1), 'the length of a value is none'],
  ['other data', Uint8Array.of(0x30, 3, 0x06, 1, 1), 'no PKCS #7 signed data'],
])('%s is none', (_, content, message) => {
  expect(() => parseCatalog(content, 'a.cat')).toThrow(FormatError)
  expect(() => parseCatalog(content, 'a.cat')).toThrow(message)
})

test('any one byte changed is read or refused', () => {
  const ends = new Set(
    [0x80, 0xff, 1].flatMap((change) => Array.from(bytes, (byte, at) => endOf(bytes.with(at, byte ^ change)))),
  )
  expect([...ends].toSorted()).toEqual(['FormatError', 'read'])
})

function endOf(content: Uint8Array): string {
  try {
    parseCatalog(content, 'a.cat')
    return 'read'
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown'
  }
}
