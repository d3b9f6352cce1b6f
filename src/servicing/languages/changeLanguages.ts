import { DismError } from '../../errors/DismError.ts'
import { controlPath } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { warnOfStaleBundles } from '../appx/warnOfStaleBundles.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { languagePack, type LanguagePack } from './languagePacks.ts'
import { FULLY_LOCALIZED, formatLcid, languageFiles, languageFolders, uiLanguageKey } from './languageParts.ts'
import { languageDefault, languageInstalled, languageKnown, languageLast, languagePresent } from './languageRules.ts'

/** What came of a change of languages. */
export interface LanguageChange {
  /** Canonical spelling. */
  readonly language: string
  /** Full names of the provisioned bundles whose resource packages are not those that apply now. */
  readonly stale: readonly string[]
}

/**
 * Installs a UI language: its files and its key in SYSTEM. The packages that are provisioned stay as they are; which
 * of the bundles are stale now is decided and told.
 *
 * Throws DismError NOT_FOUND for a tag without a language pack.
 * @param tag in any case
 */
export function addLanguage(tag: string): Operation<LanguageChange> {
  return function* (image, context) {
    const pack = knownPack(tag, context)
    yield { label: `install ${pack.tag}` }
    const there = image.languages().some((one) => sameTag(one, pack.tag))
    const because = there ? 'the image has it' : `the image has ${image.languages().join(', ')}`
    if (context.decide(languageInstalled, pack.tag, !there, because)) {
      const encoder = new TextEncoder()
      for (const [path, text] of Object.entries(languageFiles(pack.tag))) image.volume.write(path, encoder.encode(text))
      const key = controlPath(image.registry, uiLanguageKey(pack.tag))
      image.registry.setDword('SYSTEM', key, 'LCID', pack.lcid)
      image.registry.setDword('SYSTEM', key, 'Type', FULLY_LOCALIZED)
    }
    return { language: pack.tag, stale: warnOfStaleBundles(image, context) }
  }
}

/**
 * Removes a UI language. See `addLanguage` for what is told.
 *
 * Throws DismError NOT_FOUND for a language that the image has not, ACCESS_DENIED for its only one, and for the default
 * one once OOBE is over.
 * @param oobeIsOver whether the Windows of the image has been set up by a user
 */
export function removeLanguage(tag: string, oobeIsOver: boolean): Operation<LanguageChange> {
  return function* (image, context) {
    const languages = image.languages()
    const language = languages.find((one) => sameTag(one, tag))
    const has = `the image has ${languages.join(', ')}`
    const isPresent = (found: string | undefined): found is string =>
      context.decide(languagePresent, tag, found !== undefined, has)
    if (!isPresent(language)) throw new DismError('NOT_FOUND', `${tag}: ${has}`)
    if (!context.decide(languageLast, language, languages.length > 1, has))
      throw new DismError('ACCESS_DENIED', `${language} is the only language of the image`)
    const isDefault = sameTag(image.defaultLanguage(), language)
    const because = `${isDefault ? 'the default language' : `the default is ${image.defaultLanguage()}`}, ${oobeIsOver ? 'OOBE is over' : 'OOBE is due'}`
    if (!context.decide(languageDefault, language, !isDefault || !oobeIsOver, because))
      throw new DismError('ACCESS_DENIED', `${language}: ${because}`)

    yield { label: `remove ${language}` }
    for (const folder of languageFolders(language)) if (image.volume.stat(folder)) image.volume.remove(folder)
    image.registry.deleteKey('SYSTEM', controlPath(image.registry, uiLanguageKey(language)))
    const next = languages.find((one) => one !== language)
    if (isDefault && next !== undefined) setDefaultLanguage(image, next)
    return { language, stale: warnOfStaleBundles(image, context) }
  }
}

function knownPack(tag: string, context: OperationContext): LanguagePack {
  const pack = languagePack(tag)
  const because = pack ? 'there is a language pack' : 'there is no language pack of that tag'
  const isKnown = (found: LanguagePack | undefined): found is LanguagePack =>
    context.decide(languageKnown, tag, found !== undefined, because)
  if (!isKnown(pack)) throw new DismError('NOT_FOUND', `${tag}: ${because}`)
  return pack
}

function setDefaultLanguage(image: ForkedImage, tag: string): void {
  const path = (name: string) => controlPath(image.registry, name)
  image.registry.setMultiString('SYSTEM', path('MUI\\Settings'), 'PreferredUILanguages', [tag])
  const lcid = languagePack(tag)?.lcid
  if (lcid === undefined) return
  for (const name of ['InstallLanguage', 'Default'])
    image.registry.setString('SYSTEM', path('Nls\\Language'), name, formatLcid(lcid))
}

function sameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
