import { expect, test } from 'vitest'
import {
  formatPackageIdentity,
  parsePackageIdentity,
  sameIdentity,
  samePackage,
} from '../../../src/servicing/packages/packageIdentity.ts'

const LANGUAGE_PACK = 'Microsoft-Windows-Client-LanguagePack-Package~31bf3856ad364e35~amd64~en-US~10.0.26100.8037'

test.each([
  LANGUAGE_PACK,
  'Package_for_RollupFix~31bf3856ad364e35~amd64~~26100.9457.1.0',
  'Package_for_DotNetRollup_481~~amd64~~10.0.9347.1',
])('%s reads and writes', (text) => {
  const identity = parsePackageIdentity(text)
  expect(identity && formatPackageIdentity(identity)).toBe(text)
})

test('an empty language is what others call neutral', () => {
  expect(parsePackageIdentity('P~t~amd64~~1.2.3.4')).toEqual({
    name: 'P',
    publicKeyToken: 't',
    architecture: 'amd64',
    language: '',
    version: '1.2.3.4',
  })
  expect(parsePackageIdentity('P~t~amd64~Neutral~1.2.3.4')?.language).toBe('')
})

test.each([
  '',
  'P',
  'P~t~amd64~1.2.3.4',
  'P~t~amd64~~1.2.3',
  'P~t~amd64~~1.2.3.x',
  '~t~amd64~~1.2.3.4',
  'P~t~a~~~1.2.3.4',
  'P\\Q~t~amd64~~1.2.3.4',
  'P~t~amd64~~1.2.3.4 ',
])('%j is no identity', (text) => {
  expect(parsePackageIdentity(text)).toBeUndefined()
})

test('identities are compared without case', () => {
  const read = (text: string) => parsePackageIdentity(text)!
  const one = read(LANGUAGE_PACK)
  expect(sameIdentity(one, read(LANGUAGE_PACK.toUpperCase()))).toBe(true)
  const older = read(LANGUAGE_PACK.replace('8037', '1'))
  expect([sameIdentity(one, older), samePackage(one, older)]).toEqual([false, true])
  expect(samePackage(one, read(LANGUAGE_PACK.replace('en-US', 'fr-FR')))).toBe(false)
})
