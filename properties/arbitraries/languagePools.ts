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
  'es-MX',
  'sr-Latn-RS',
] as const

/** UI languages for which there is a language pack for every preset. */
export const DEFAULT_LANGUAGES = IMAGE_LANGUAGES.filter((language) => language !== 'zh-HK')

/** Languages of packages: those of images, region-neutral ones, other spellings, scripts and regions of the same. */
export const PACK_LANGUAGES = [
  ...IMAGE_LANGUAGES,
  'fr',
  'pt',
  'en',
  'en-GB',
  'es-ES',
  'es-419',
  'zh-Hans',
  'zh-Hant',
  'zh-Hant-HK',
  'zh-Hans-CN',
  'zh-Hant-TW',
  'zh-SG',
  'sr-Latn',
  'sr-Cyrl-RS',
  'sr',
  'FR-ca',
] as const
