import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIdentityName, isPublisher, isResourceId, parsePublisher } from '../../../src/formats/appx/identityRules.ts'
import type { PackageVersion } from '../../../src/formats/appx/PackageIdentity.ts'
import {
  packageFamilyName,
  packageFullName,
  parsePackageFamilyName,
  parsePackageFullName,
} from '../../../src/formats/appx/packageFullName.ts'
import { PACKAGE_ARCHITECTURES } from '../../../src/formats/appx/packageArchitectures.ts'
import {
  comparePackageVersions,
  formatPackageVersion,
  parsePackageVersion,
} from '../../../src/formats/appx/packageVersion.ts'
import { publisherId } from '../../../src/formats/appx/publisherId.ts'
import { corpusRows, shared } from './corpus.ts'

interface Vector {
  readonly publisher: string
  readonly publisherId: string
}

const vectorsFile = join(shared, 'reference', 'publisher-vectors.json')
const vectors = existsSync(vectorsFile) ? readVectors(readFileSync(vectorsFile, 'utf8')) : undefined

function readVectors(json: string): { known: Vector[]; computed: Vector[] } {
  return JSON.parse(json)
}

function padded(parts: PackageVersion): string {
  return parts.map((part) => String(part).padStart(5, '0')).join('.')
}

/** Texts of these characters. */
function textOf(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ minLength, maxLength, unit: fc.constantFrom(...Array.from(characters)) })
}

describe('publisherId', () => {
  const known: [publisher: string, id: string][] = [
    ['CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US', '8wekyb3d8bbwe'],
    ['CN=Microsoft Windows, O=Microsoft Corporation, L=Redmond, S=Washington, C=US', 'cw5n1h2txyewy'],
    ['CN=Publisher Software, O=Publisher Software, L=Zürich, S=Zürich, C=CH', '31kpdnra495ry'],
  ]
  test.each(known)('%s', (publisher, id) => {
    expect(publisherId(publisher)).toBe(id)
    expect(isPublisher(publisher)).toBe(true)
  })

  test.skipIf(!vectors)(`all known publishers${vectors ? '' : ` (skipped: there is no ${vectorsFile})`}`, () => {
    const all = [...vectors!.known, ...vectors!.computed]
    expect(all.length).toBeGreaterThan(10)
    expect(all.map(({ publisher }) => publisherId(publisher))).toEqual(all.map((vector) => vector.publisherId))
    expect(vectors!.known.filter(({ publisher }) => !isPublisher(publisher))).toEqual([])
  })
})

describe('publishers', () => {
  const good = [
    'CN=Contoso',
    'CN="Contoso, Inc.", O="Contoso, Inc.", C=US',
    'E=a@contoso.example, CN=A',
    'OID.2.25.311729368913984317654407730594956997722=1',
    `CN=${'a'.repeat(8189)}`,
  ]
  test.each(good)('%s', (publisher) => expect(isPublisher(publisher)).toBe(true))

  const bad = [
    '',
    'Contoso',
    'CN=',
    'CN=a,O=b',
    'XX=a',
    'CN=a+O=b',
    'CN=a, ',
    'CN=a;b',
    'CN="a',
    `CN=${'a'.repeat(8190)}`,
  ]
  test.each(bad)('not %s', (publisher) => expect(isPublisher(publisher)).toBe(false))

  test('quotes are not part of a value', () => {
    expect(parsePublisher('CN="A, ""B""", C=US')).toEqual([
      { type: 'CN', value: 'A, "B"' },
      { type: 'C', value: 'US' },
    ])
  })
})

describe('names', () => {
  test.each(['abc', 'Contoso.Reader', '4DF9E0F8.Netflix', 'a-b', 'context', 'a'.repeat(50), 'ax--n'])('%s', (name) =>
    expect(isIdentityName(name)).toBe(true),
  )
  const bad = ['ab', 'a'.repeat(51), 'a b', 'a_b', 'ä.b', '...', 'con', 'CON.app', 'lpt1', 'xn--a', 'a.xn--b', 'abc.']
  test.each(bad)('not %s', (name) => expect(isIdentityName(name)).toBe(false))

  test('a resource id may be empty or short, and has 30 characters at most', () => {
    expect(['', 'a', 'split.language-zh-hans', 'a'.repeat(30)].every(isResourceId)).toBe(true)
    expect(['~', 'a'.repeat(31), 'nul', 'a.'].some(isResourceId)).toBe(false)
  })
})

describe('versions', () => {
  test('four numbers of 16 bits without leading zeros', () => {
    expect(parsePackageVersion('1.2.3.65535')).toEqual([1, 2, 3, 65535])
    const bad = ['', '1.2.3', '1.2.3.4.5', '1.2.3.65536', '01.2.3.4', '1.2.3.-4', '1.2.3.4 ', '1..3.4', 'a.b.c.d']
    expect(bad.map(parsePackageVersion)).toEqual(bad.map(() => undefined))
  })

  const version: fc.Arbitrary<PackageVersion> = fc.tuple(fc.nat(65535), fc.nat(65535), fc.nat(3), fc.nat(3))

  test('format and parse are inverse, and order is that of the numbers', () => {
    fc.assert(
      fc.property(version, version, (left, right) => {
        expect(parsePackageVersion(formatPackageVersion(left))).toEqual(left)
        const [a, b] = [padded(left), padded(right)]
        expect(Math.sign(comparePackageVersions(left, right))).toBe(a < b ? -1 : Number(a > b))
      }),
      { seed: 1 },
    )
  })
})

describe('full names', () => {
  test('with and without a resource id', () => {
    const parts = {
      name: 'Contoso.Reader',
      version: [1, 2, 3, 4],
      architecture: 'x64',
      publisherId: '8wekyb3d8bbwe',
    } as const
    expect(packageFullName({ ...parts, resourceId: '' })).toBe('Contoso.Reader_1.2.3.4_x64__8wekyb3d8bbwe')
    expect(packageFullName({ ...parts, architecture: 'neutral', resourceId: '~' })).toBe(
      'Contoso.Reader_1.2.3.4_neutral_~_8wekyb3d8bbwe',
    )
    expect(packageFamilyName(parts)).toBe('Contoso.Reader_8wekyb3d8bbwe')
  })

  test('format and parse are inverse', () => {
    const parts = fc.record({
      name: textOf('abcXYZ019-', 3, 50),
      version: fc.tuple(fc.nat(65535), fc.nat(65535), fc.nat(65535), fc.nat(65535)),
      architecture: fc.constantFrom(...PACKAGE_ARCHITECTURES),
      resourceId: fc.oneof(textOf('abcXYZ019-', 0, 30), fc.constant('~')),
      publisherId: textOf('0123456789abcdefghjkmnpqrstvwxyz', 13, 13),
    })
    fc.assert(
      fc.property(parts, (each) => {
        fc.pre(isIdentityName(each.name) && (each.resourceId === '~' || isResourceId(each.resourceId)))
        expect(packageFullName(each).length).toBeLessThanOrEqual(127)
        expect(parsePackageFullName(packageFullName(each))).toEqual(each)
        const { name, publisherId } = each
        expect(parsePackageFamilyName(packageFamilyName(each))).toEqual({ name, publisherId })
      }),
      { seed: 2 },
    )
  })

  const bad = [
    '',
    'Contoso.Reader',
    'Contoso.Reader_8wekyb3d8bbwe',
    'Contoso.Reader_1.0.0.0_x64_8wekyb3d8bbwe',
    'Contoso.Reader_1.0.0_x64__8wekyb3d8bbwe',
    'Contoso.Reader_1.0.0.0_mips__8wekyb3d8bbwe',
    'Contoso.Reader_1.0.0.0_x64__8wekyb3d8bbw',
    'Contoso.Reader_1.0.0.0_x64__8wekyb3d8bbwi',
    'Contoso.Reader_1.0.0.0_x64_a_8wekyb3d8bbwe_b',
    'con_1.0.0.0_x64__8wekyb3d8bbwe',
    '..\\..\\Windows_1.0.0.0_x64__8wekyb3d8bbwe',
    '*_1.0.0.0_x64__8wekyb3d8bbwe',
  ]
  test.each(bad)('not %s', (name) => expect(parsePackageFullName(name)).toBeUndefined())

  test('those of all real packages are taken apart and put together again', () => {
    const names = corpusRows().flatMap((row) => (row.identity === '' ? [] : [row.identity]))
    expect(names.map((name) => packageFullName(parsePackageFullName(name)!))).toEqual(names)
  })
})
