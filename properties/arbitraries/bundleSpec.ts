import fc from 'fast-check'
import type { BundleAppSpec } from '../specs/AppSpec.ts'
import { PACK_LANGUAGES } from './languagePools.ts'
import { APPS, APP_VERSIONS } from './names.ts'
import { neededFrameworks } from './neededFrameworks.ts'

/**
 * Bundles: one neutral app package or several for architectures, language packs of one or more languages with and
 * without region, scale and DirectX packs, stubs, frameworks, in any order. Shrinks to a neutral app alone.
 */
export function bundleSpec(): fc.Arbitrary<BundleAppSpec> {
  return fc
    .record({
      name: fc.constantFrom(...APPS),
      version: fc.constantFrom(...APP_VERSIONS),
      windows: fc.constantFrom('8.1', '8.1', '8.1', '8.1', '10', '11'),
      otherInnerVersion: fc.boolean(),
      architectures: fc.oneof(
        { withCrossShrink: true },
        { arbitrary: fc.constant(['neutral'] as const), weight: 3 },
        { arbitrary: fc.constant(['x64', 'x86', 'arm64', 'arm'] as const), weight: 2 },
        { arbitrary: fc.subarray(['x64', 'x86', 'arm64', 'arm'] as const, { minLength: 1 }), weight: 2 },
      ),
      appLanguage: fc.constantFrom('en-US', 'fr-FR', 'pt-BR', 'zh-TW', 'en'),
      packLanguages: fc.uniqueArray(fc.constantFrom(...PACK_LANGUAGES), {
        maxLength: 8,
        selector: (language) => language.toLowerCase(),
      }),
      cuts: fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 4 }),
      scales: fc.subarray([100, 125, 150, 400]),
      dxFeatureLevels: fc.subarray([10, 11, 12]),
      stub: fc.boolean(),
      assets: fc.boolean(),
      frameworks: neededFrameworks(),
      order: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 8 }),
    })
    .map(({ otherInnerVersion, packLanguages, cuts, ...rest }) => ({
      kind: 'bundle',
      ...rest,
      ...(otherInnerVersion && { innerVersion: `20${rest.version}` }),
      packs: cutIntoPacks(
        packLanguages.filter((language) => language.toLowerCase() !== rest.appLanguage.toLowerCase()),
        cuts,
      ),
    }))
}

/** Cuts a list into packs of one, but for the places named, where a language stays with the one before it. */
export function cutIntoPacks(languages: readonly string[], together: readonly number[]): string[][] {
  const packs: string[][] = []
  for (const [index, language] of languages.entries())
    if (index > 0 && together.includes(index)) packs.at(-1)?.push(language)
    else packs.push([language])
  return packs
}
