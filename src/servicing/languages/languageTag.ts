/** A BCP-47 tag taken apart, its likely script filled in. */
export interface LanguageTag {
  readonly language: string
  readonly script: string
  /** Two letters or three digits; empty for a region-neutral tag. */
  readonly region: string
  /** Variants and extensions as written, lower case; part of what must be equal. */
  readonly rest: string
}

/**
 * Takes a language tag apart. The script that the language and region imply is filled in, so that `zh-CN` is
 * `zh-Hans-CN` and `zh-TW` is `zh-Hant-TW`; the region is not. The region `001` (the world) counts as none.
 * A string that is no language tag (`x-generate`) is its own language and matches only itself.
 */
export function parseLanguageTag(tag: string): LanguageTag {
  const known = parsed.get(tag)
  if (known) return known
  if (parsed.size >= MOST_PARSED) parsed.clear()
  const parts = takeApart(tag)
  parsed.set(tag, parts)
  return parts
}

/** Taking a tag apart is slow, and the same few are asked for again and again. */
const parsed = new Map<string, LanguageTag>()

const MOST_PARSED = 1000

function takeApart(tag: string): LanguageTag {
  try {
    const locale = new Intl.Locale(tag)
    const base = [locale.language, locale.script, locale.region].filter((part) => part !== undefined).join('-')
    return {
      language: locale.language,
      script: locale.maximize().script ?? '',
      region: locale.region === '001' ? '' : (locale.region ?? ''),
      rest: locale.toString().slice(base.length).toLowerCase(),
    }
  } catch {
    return { language: tag.toLowerCase(), script: '', region: '', rest: '' }
  }
}

/** The same language, script, region and variants: `zh-CN` and `zh-Hans-CN`. */
export function sameLanguage(one: string, other: string): boolean {
  const [a, b] = [parseLanguageTag(one), parseLanguageTag(other)]
  return sameScript(a, b) && a.region === b.region && a.rest === b.rest
}

/** Whether `parent` is `tag` without its region: `fr` of `fr-CA`, `zh-Hans` of `zh-CN`. */
export function isRegionNeutralParent(parent: string, tag: string): boolean {
  const [a, b] = [parseLanguageTag(parent), parseLanguageTag(tag)]
  return sameScript(a, b) && a.region === '' && b.region !== '' && a.rest === b.rest
}

/** Another region of the same language and script: `pt-BR` and `pt-PT`. */
export function isSiblingLanguage(one: string, other: string): boolean {
  const [a, b] = [parseLanguageTag(one), parseLanguageTag(other)]
  return sameScript(a, b) && a.region !== '' && b.region !== '' && a.region !== b.region
}

function sameScript(a: LanguageTag, b: LanguageTag): boolean {
  return a.language === b.language && a.script === b.script
}
