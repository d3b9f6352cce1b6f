import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DerValue, objectIdentifier, readDerValues } from '../../../src/formats/appx/signature/DerValue.ts'
import { isSamePublisher } from '../../../src/formats/appx/signature/distinguishedName.ts'
import { type AppxSignature, parseSignature } from '../../../src/formats/appx/signature/parseSignature.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { refusal } from '../refusal.ts'
import { corpusAbsent, corpusRows, corpusSource, openCorpusFile } from './corpus.ts'
import { defectOf } from './packages.ts'

const row = corpusRows().find((each) => each.name === 'Installer-Signed-Good.msix')
const skipped = row ? '' : ` (skipped: ${corpusAbsent ?? 'the corpus lacks the package'})`

function parse(each: Uint8Array): () => AppxSignature {
  return () => parseSignature(each, 'a')
}

function inside(value: DerValue | undefined): DerValue[] {
  return readDerValues(value!.content, 'a')
}

async function signature(): Promise<Uint8Array> {
  const opened = await openCorpusFile(row!)
  return readAll(opened.files.find((file) => file.path === 'AppxSignature.p7x')!.content)
}

describe.skipIf(!row)(`signatures${skipped}`, () => {
  test('hold digests and the signer', async () => {
    const { algorithm, digests, subject } = parseSignature(await signature(), 'a')
    expect(algorithm).toBe('SHA-256')
    expect([...digests.keys()]).toEqual(['AXPC', 'AXCD', 'AXCT', 'AXBM'])
    expect([...digests.values()].map((digest) => digest.length)).toEqual([32, 32, 32, 32])
    expect(isSamePublisher((await openCorpusFile(row!)).identity.publisher, subject)).toBe(true)
  })

  test('no byte before the signature can change unnoticed', async () => {
    const bytes = readAll(corpusSource(row!.path))
    const end = Buffer.from(bytes).indexOf('AppxSignature.p7x') - 30
    expect(end).toBeGreaterThan(1000)
    const unnoticed: number[] = []
    for (let at = 0; at < end; at += 3) {
      const changed = bytes.slice()
      changed[at]! ^= 0x20
      if ((await defectOf(changed)) === undefined) unnoticed.push(at)
    }
    expect(unnoticed).toEqual([])
  })

  test('bundles too: a changed time of a package, which nothing else covers', async () => {
    const bundleRow = corpusRows().find((each) => each.name === 'Installer-Signed-Good.msixbundle')!
    const bytes = readAll(corpusSource(bundleRow.path)).slice()
    bytes[10]! ^= 1
    expect(await defectOf(bytes)).toBe('a: the data of the files does not match the signature')
  })

  test('the signer is told by issuer and serial number', async () => {
    const bytes = await signature()
    const [contentInfo] = readDerValues(bytes.subarray(4), 'a')
    const signerInfo = inside(inside(inside(inside(contentInfo)[1])[0]).at(-1))[0]
    const [issuer, serial] = inside(inside(signerInfo)[1])
    for (const value of [issuer!, serial!]) {
      value.content[value.content.length - 1]! ^= 1
      expect(parse(bytes)).toThrow('the signature lacks the certificate of its signer')
      value.content[value.content.length - 1]! ^= 1
    }
    expect(parse(bytes)).not.toThrow()
  })

  test('bytes of any kind give a signature or a FormatError', async () => {
    const bytes = await signature()
    let refused = 0
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const changed = bytes.slice(0, cut ? at : bytes.length)
        changed[cut ? at >> 1 : at] = byte
        if (refusal(() => parseSignature(changed, 'a'))) refused++
      }),
      { seed: 11, numRuns: 3000 },
    )
    expect(refused).toBeGreaterThan(1000)
  })

  test('what is no signature is refused', async () => {
    const bytes = await signature()
    expect(parse(bytes.subarray(4))).toThrow('does not begin with PKCX')
    expect(parse(bytes.subarray(0, 4))).toThrow('no sound DER')
    expect(parse(Uint8Array.of(...bytes.subarray(0, 4), 0x30, 0))).toThrow('lacks a part')
  })
})

describe('DER', () => {
  test('object identifiers', () => {
    expect(objectIdentifier(Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02))).toBe(
      '1.2.840.113549.1.7.2',
    )
    expect(objectIdentifier(Uint8Array.of(0x60, 0x86, 0x48))).toBe('2.16.840')
    expect(objectIdentifier(Uint8Array.of(0x88, 0x37))).toBe('2.999')
  })

  test('short and long lengths', () => {
    const long = new Uint8Array(3 + 200)
    long.set([0x04, 0x81, 200])
    expect(readDerValues(Uint8Array.of(0x02, 1, 5, ...long), 'a').map(({ content }) => content.length)).toEqual([
      1, 200,
    ])
  })

  const broken: [what: string, bytes: number[]][] = [
    ['no length', [0x30]],
    ['a length past the end', [0x30, 2, 0]],
    ['an indefinite length', [0x30, 0x80, 0, 0]],
    ['a length of five bytes', [0x30, 0x85, 0, 0, 0, 0, 0]],
    ['a long tag', [0x3f, 0x81, 0]],
  ]
  test.each(broken)('refuses %s', (_, bytes) => {
    expect(() => readDerValues(Uint8Array.from(bytes), 'a.p7x')).toThrow('a.p7x: the signature is no sound DER')
  })

  test('publishers are compared by their attributes', () => {
    const subject = ['C=US', 'O=Contoso, Inc.', 'CN=Contoso', 'OID.2.5.4.15=Private Organization']
    expect(isSamePublisher('CN=Contoso, O="Contoso, Inc.", C=US, OID.2.5.4.15=Private Organization', subject)).toBe(
      true,
    )
    expect(isSamePublisher('CN=Contoso, O="Contoso, Inc.", C=US', subject)).toBe(false)
    expect(isSamePublisher('CN=contoso, O="Contoso, Inc.", C=US, OID.2.5.4.15=Private Organization', subject)).toBe(
      false,
    )
  })
})
