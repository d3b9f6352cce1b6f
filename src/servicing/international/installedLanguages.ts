import { controlPath, readDword, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { uiLanguageKey } from '../languages/languageParts.ts'

/** How much of Windows speaks a language: MUI_FULL_LANGUAGE, MUI_PARTIAL_LANGUAGE, MUI_LIP_LANGUAGE of winnls.h. */
export type LanguageKind = 'full' | 'partial' | 'interface pack'

/** The lowest digit of Type in the key of a language. */
const KINDS: { readonly [digit: number]: LanguageKind } = { 1: 'full', 2: 'partial', 4: 'interface pack' }

/** A UI language of an image. */
export interface InstalledLanguage {
  readonly tag: string
  readonly lcid: number | undefined
  readonly kind: LanguageKind
  /** Languages that it can fall back to; none for one that is fully localized. */
  readonly fallbacks: readonly string[]
  /** The one of them that is in use. */
  readonly fallback: string | undefined
}

/**
 * The UI languages of an image, from their keys in SYSTEM: each value that is a list is named after a language that it can
 * fall back to, and `DefaultFallback` names the one in use.
 */
export function installedLanguages(image: ImageReader): readonly InstalledLanguage[] {
  return image.languages().map((tag) => {
    const key = image.registry.key('SYSTEM', controlPath(image.registry, uiLanguageKey(tag)))
    const kind = KINDS[(readDword(key, 'Type') ?? 1) & 0xf] ?? 'full'
    const names = (key?.values() ?? []).map(({ name }) => name)
    const fallbacks = kind === 'full' ? [] : names.filter((name) => !VALUES.has(name.toLowerCase()))
    return { tag, lcid: readDword(key, 'LCID'), kind, fallbacks, fallback: readString(key, FALLBACK) ?? fallbacks[0] }
  })
}

/** The installed language of a tag in any case. */
export function installedLanguage(image: ImageReader, tag: string): InstalledLanguage | undefined {
  return installedLanguages(image).find((language) => language.tag.toLowerCase() === tag.toLowerCase())
}

/** The value of a language's key that names the language which it falls back to. */
export const FALLBACK = 'DefaultFallback'

const VALUES = new Set(['lcid', 'type', FALLBACK.toLowerCase()])
