/**
 * The languages for which Windows has a language pack, with their LCIDs. Source: Microsoft, "Available language packs
 * for Windows"; zh-HK and sr-Latn-CS are left out, which the page calls retired.
 */
const LCIDS: { readonly [tag: string]: number } = {
  'ar-SA': 0x0401,
  'bg-BG': 0x0402,
  'cs-CZ': 0x0405,
  'da-DK': 0x0406,
  'de-DE': 0x0407,
  'el-GR': 0x0408,
  'en-GB': 0x0809,
  'en-US': 0x0409,
  'es-ES': 0x0c0a,
  'es-MX': 0x080a,
  'et-EE': 0x0425,
  'fi-FI': 0x040b,
  'fr-CA': 0x0c0c,
  'fr-FR': 0x040c,
  'he-IL': 0x040d,
  'hr-HR': 0x041a,
  'hu-HU': 0x040e,
  'it-IT': 0x0410,
  'ja-JP': 0x0411,
  'ko-KR': 0x0412,
  'lt-LT': 0x0427,
  'lv-LV': 0x0426,
  'nb-NO': 0x0414,
  'nl-NL': 0x0413,
  'pl-PL': 0x0415,
  'pt-BR': 0x0416,
  'pt-PT': 0x0816,
  'ro-RO': 0x0418,
  'ru-RU': 0x0419,
  'sk-SK': 0x041b,
  'sl-SI': 0x0424,
  'sr-Latn-RS': 0x241a,
  'sv-SE': 0x041d,
  'th-TH': 0x041e,
  'tr-TR': 0x041f,
  'uk-UA': 0x0422,
  'zh-CN': 0x0804,
  'zh-TW': 0x0404,
}

/** A language pack. */
export interface LanguagePack {
  /** As Windows writes it: `en-US`, `sr-Latn-RS`. */
  readonly tag: string
  readonly lcid: number
}

/** All of them, by tag. */
export const LANGUAGE_PACKS: readonly LanguagePack[] = Object.entries(LCIDS).map(([tag, lcid]) => ({ tag, lcid }))

/** The language pack of a tag, whatever the case it was given in. */
export function languagePack(tag: string): LanguagePack | undefined {
  return LANGUAGE_PACKS.find((pack) => pack.tag.toLowerCase() === tag.toLowerCase())
}
