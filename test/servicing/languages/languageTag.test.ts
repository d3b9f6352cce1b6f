import { describe, expect, test } from 'vitest'
import {
  isRegionNeutralParent,
  isSiblingLanguage,
  parseLanguageTag,
  sameLanguage,
} from '../../../src/servicing/languages/languageTag.ts'

describe('sameLanguage()', () => {
  test.each([
    ['zh-CN', 'zh-Hans-CN'],
    ['zh-TW', 'zh-Hant-TW'],
    ['zh-HK', 'zh-Hant-HK'],
    ['EN-us', 'en-US'],
    ['sr-Latn-RS', 'SR-LATN-rs'],
    ['sr-RS', 'sr-Cyrl-RS'],
    ['zh-Hans', 'zh'],
  ])('%s is %s', (one, other) => {
    expect(sameLanguage(one, other)).toBe(true)
    expect(sameLanguage(other, one)).toBe(true)
  })

  test.each([
    ['zh-CN', 'zh-TW'],
    ['pt-BR', 'pt-PT'],
    ['fr', 'fr-FR'],
    ['sr-Latn-RS', 'sr-Cyrl-RS'],
    ['ca-ES', 'ca-ES-valencia'],
    ['x-generate', 'en-US'],
  ])('%s is not %s', (one, other) => {
    expect(sameLanguage(one, other)).toBe(false)
  })

  test('a tag that is no language is equal to itself alone', () => {
    expect(sameLanguage('x-generate', 'X-Generate')).toBe(true)
  })
})

describe('isRegionNeutralParent()', () => {
  test.each([
    ['fr', 'fr-CA', true],
    ['zh-Hans', 'zh-CN', true],
    ['zh-Hant', 'zh-CN', false],
    ['fr', 'fr', false],
    ['fr-FR', 'fr-CA', false],
    ['en-001', 'en-GB', true],
    ['de', 'fr-FR', false],
    ['sr-Latn', 'sr-Latn-RS', true],
    ['sr-Cyrl', 'sr-Latn-RS', false],
  ])('%s of %s: %s', (parent, tag, expected) => {
    expect(isRegionNeutralParent(parent, tag)).toBe(expected)
  })
})

describe('isSiblingLanguage()', () => {
  test.each([
    ['pt-BR', 'pt-PT', true],
    ['pt', 'pt-PT', false],
    ['pt-PT', 'pt-PT', false],
    ['zh-TW', 'zh-CN', false],
    ['zh-TW', 'zh-HK', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isSiblingLanguage(one, other)).toBe(expected)
  })
})

test('the world is no region', () => {
  expect(parseLanguageTag('en-001').region).toBe('')
})
