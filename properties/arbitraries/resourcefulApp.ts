import fc from 'fast-check'
import type { Script } from '../specs/Script.ts'
import { cutIntoPacks } from './bundleSpec.ts'
import { IMAGE_LANGUAGES, PACK_LANGUAGES } from './languagePools.ts'

/** Few, since each makes an image of its own. */
const LANGUAGES = [
  ['en-US', 'zh-CN', 'fr-FR'],
  ['zh-TW', 'fr-CA', 'sr-Latn-RS'],
  ['pt-PT', 'es-MX', 'zh-CN', 'zh-TW'],
  ['fr-FR'],
] as const

const ADD = { kind: 'add', app: 0, frameworks: [], license: 'skip', regions: 'all' } as const

/**
 * An app with many resource packages, for languages, scales, feature levels and nothing at all, that comes into an image
 * in which then somebody signs in, and again with other settings, sometimes after it came once more. Nothing of it is
 * refused. Shrinks to an app alone.
 */
export function resourcefulApp(): fc.Arbitrary<Script> {
  const packLanguages = fc.uniqueArray(fc.constantFrom(...PACK_LANGUAGES), {
    maxLength: 9,
    size: 'max',
    selector: (language) => language.toLowerCase(),
  })
  const settings = fc.record({
    languages: fc.uniqueArray(fc.constantFrom(...IMAGE_LANGUAGES), { minLength: 1, maxLength: 2 }),
    scale: fc.constantFrom(100, 125, 150, 200, 250, 400, 500),
    dxFeatureLevel: fc.constantFrom(12, 11, 10, 9),
  })
  return fc
    .record({
      languages: fc.constantFrom(...LANGUAGES),
      appLanguage: fc.constantFrom('en-US', 'fr-FR', 'zh-TW', 'en'),
      packLanguages,
      cuts: fc.uniqueArray(fc.nat({ max: 8 }), { maxLength: 5, size: 'max' }),
      scales: fc.subarray([100, 125, 150, 400]),
      dxFeatureLevels: fc.subarray([10, 11, 12]),
      assets: fc.boolean(),
      order: fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 8 }),
      first: settings,
      again: fc.boolean(),
      second: settings,
    })
    .map(({ languages, appLanguage, packLanguages: others, cuts, first, again, second, ...resources }): Script => ({
      image: {
        preset: 'windows-11-24h2',
        architecture: 'x64',
        languages,
        defaultLanguage: languages[0],
        users: [],
      },
      apps: [
        {
          ...resources,
          kind: 'bundle',
          name: 'Contoso.Reader',
          version: '1.0.0.0',
          windows: '8.1',
          architectures: ['neutral'],
          appLanguage,
          packs: cutIntoPacks(
            others.filter((language) => language.toLowerCase() !== appLanguage.toLowerCase()),
            cuts,
          ),
          stub: false,
          frameworks: [],
        },
      ],
      commands: [
        ADD,
        { kind: 'sign in', user: 'alice', ...first },
        ...(again ? [ADD] : []),
        { kind: 'sign in', user: 'alice', ...second },
      ],
    }))
}
