import { DismError } from '../../errors/DismError.ts'
import { controlPath } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { formatLcid, uiLanguageKey } from '../languages/languageParts.ts'
import type { OperationContext } from '../Operation.ts'
import { FALLBACK, installedLanguage, type InstalledLanguage } from './installedLanguages.ts'
import { controlKeys, DEFAULT_HIVES, userKeys } from './internationalPaths.ts'
import { invalidSetting } from './invalidSetting.ts'
import { findLocale } from './locales.ts'
import { fallbackOffered, fallbackUsed, uiLanguageInstalled, uiLanguageParent } from './rules.ts'

/**
 * Makes an installed language the default one of the user interface, also for new users.
 * @returns its tag as Windows writes it
 * @throws DismError NOT_FOUND when it is not installed
 */
export function setUiLanguage(image: ForkedImage, context: OperationContext, tag: string): string {
  const language = findInstalled(image, context, tag)
  const { kind, fallbacks } = language
  const parent = kind === 'interface pack' ? installedLanguage(image, language.fallback ?? '') : undefined
  const because = `${language.tag} is a ${kind} language${kind === 'full' ? '' : `, it stands on ${fallbacks.join(', ')}`}`
  const isParent = (found: InstalledLanguage | undefined): found is InstalledLanguage =>
    context.decide(uiLanguageParent, language.tag, found !== undefined, because)
  const settings = controlPath(image.registry, controlKeys.muiSettings)
  image.registry.setMultiString('SYSTEM', settings, 'PreferredUILanguages', [language.tag])
  writeInstallLanguage(image, isParent(parent) ? parent : language)
  for (const hive of DEFAULT_HIVES) {
    if (!image.registry.key(hive, '')) continue
    image.registry.setMultiString(hive, userKeys.profile, 'Languages', [language.tag])
    image.registry.createKey(hive, `${userKeys.profile}\\${language.tag}`)
  }
  return language.tag
}

/**
 * Makes an installed language the one that Windows was installed in, whatever language is preferred. Inferred: this is
 * what /Set-SysUILang does beside /Set-UILang.
 * @throws DismError NOT_FOUND when it is not installed
 */
export function setInstallLanguage(image: ForkedImage, context: OperationContext, tag: string): string {
  const language = findInstalled(image, context, tag)
  writeInstallLanguage(image, language)
  return language.tag
}

/**
 * Chooses what the default UI language falls back to.
 * @throws DismError NOT_FOUND when that is not installed, INVALID_ARGUMENT when the default language cannot fall back to it
 */
export function setFallback(image: ForkedImage, context: OperationContext, tag: string): string {
  const { tag: fallback } = findInstalled(image, context, tag)
  const main = installedLanguage(image, image.defaultLanguage())
  const partly = main !== undefined && main.kind !== 'full'
  const because = `${image.defaultLanguage()} is a ${main?.kind ?? 'missing'} language`
  if (context.decide(fallbackUsed, fallback, partly, because)) {
    const offered = main?.fallbacks.some((one) => one.toLowerCase() === fallback.toLowerCase()) === true
    const offers = `${main?.tag} falls back to ${main?.fallbacks.join(', ')}`
    if (!context.decide(fallbackOffered, fallback, offered, offers)) throw invalidSetting('UILangFallback', tag, offers)
  }
  const key = controlPath(image.registry, uiLanguageKey(image.defaultLanguage()))
  image.registry.setString('SYSTEM', key, FALLBACK, fallback)
  return fallback
}

function writeInstallLanguage({ registry }: ForkedImage, { tag, lcid }: InstalledLanguage): void {
  const number = lcid ?? findLocale(tag)?.lcid
  if (number === undefined) throw new DismError('REGISTRY_CORRUPT', `UILanguages\\${tag} has no LCID`)
  registry.setString('SYSTEM', controlPath(registry, controlKeys.language), 'InstallLanguage', formatLcid(number))
}

function findInstalled(image: ForkedImage, context: OperationContext, tag: string): InstalledLanguage {
  const found = installedLanguage(image, tag)
  const because = `the image has ${image.languages().join(', ')}`
  const isInstalled = (language: InstalledLanguage | undefined): language is InstalledLanguage =>
    context.decide(uiLanguageInstalled, tag, language !== undefined, because)
  if (!isInstalled(found)) throw new DismError('NOT_FOUND', `${tag}: ${because}`)
  return found
}
