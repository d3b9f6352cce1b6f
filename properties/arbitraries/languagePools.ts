/** UI languages of images, the plainest first. zh-HK had a language pack until Windows 10. */
export const IMAGE_LANGUAGES = [
  'en-US',
  'fr-FR',
  'fr-CA',
  'pt-PT',
  'pt-BR',
  'zh-CN',
  'zh-TW',
  'zh-HK',
  'es-ES',
  'es-MX',
  'sr-Latn-RS',
  'de-DE',
  'en-GB',
] as const

/** UI languages for which there is a language pack for every preset. */
export const DEFAULT_LANGUAGES = IMAGE_LANGUAGES.filter((language) => language !== 'zh-HK')

/** Languages of packages: those of images, region-neutral ones, other spellings, scripts and regions of the same. */
export const PACK_LANGUAGES = [
  ...IMAGE_LANGUAGES,
  'fr',
  'pt',
  'zh-Hans',
  'zh-Hant',
  'es',
  'en',
  'de',
  'sr-Latn',
  'zh-Hans-CN',
  'zh-Hant-HK',
  'zh-SG',
  'es-419',
  'en-001',
  'sr',
  'sr-Cyrl-RS',
  'FR-ca',
  'zh-hant-tw',
] as const
