import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { staleBundles, warnOfStaleBundles } from '../appx/warnOfStaleBundles.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { addPackage } from '../packages/addPackage.ts'
import { isWanted } from '../packages/packageGoals.ts'
import type { PackageSource } from '../packages/PackageSource.ts'
import { removePackage } from '../packages/removePackage.ts'
import { settlePackages } from '../packages/settlePackages.ts'
import { languagePacksOf, removeUiLanguage } from './followLanguagePacks.ts'
import { isLastLanguage } from './isLastLanguage.ts'
import { languagePack, type LanguagePack } from './languagePacks.ts'
import { languageDefault, languageInstalled, languageKnown, languagePresent } from './languageRules.ts'

/** What came of a change of languages. */
export interface LanguageChange {
  /** Canonical spelling. */
  readonly language: string
  /** Whether the languages of the image are others than before. */
  readonly changed: boolean
  /** Full names of the provisioned bundles whose resource packages are not those that apply now. */
  readonly stale: readonly string[]
}

/**
 * Installs a UI language: adds its language pack, and lets Windows start where the pack waits for that. The packages that
 * are provisioned stay as they are; which of the bundles are stale now is decided and told.
 *
 * Throws DismError NOT_FOUND for a tag without a language pack, and what `addPackage` throws.
 * @param tag in any case
 * @param packFor makes the language pack of a tag for an image
 */
export function addLanguage(
  tag: string,
  packFor: (tag: string, image: ImageReader) => PackageSource,
): Operation<LanguageChange> {
  return function* (image, context) {
    const pack = knownPack(tag, context)
    yield { label: `install ${pack.tag}` }
    const there = image.languages().some((one) => sameTag(one, pack.tag))
    const because = there ? 'the image has it' : `the image has ${image.languages().join(', ')}`
    if (!context.decide(languageInstalled, pack.tag, !there, because))
      return { language: pack.tag, changed: false, stale: warnOfStaleBundles(image, context) }
    const options = { ignoreCheck: false, preventPending: false, online: false }
    const { state } = yield* addPackage(packFor(pack.tag, image), options)(image, context)
    if (state === 'InstallPending') yield* settlePackages()(image, context)
    return { language: pack.tag, changed: true, stale: staleBundles(image, context.semantics) }
  }
}

/**
 * Removes a UI language: its language packs, or what is there of it where there are none. See `addLanguage` for what is
 * told.
 *
 * Throws DismError NOT_FOUND for a language that the image has not, ACCESS_DENIED for its only one, and for the default
 * one once OOBE is over; what `removePackage` throws.
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
    if (isLastLanguage(image, language, context))
      throw new DismError('ACCESS_DENIED', `${language} is the only language of the image`)
    const isDefault = sameTag(image.defaultLanguage(), language)
    const because = `${isDefault ? 'the default language' : `the default is ${image.defaultLanguage()}`}, ${oobeIsOver ? 'OOBE is over' : 'OOBE is due'}`
    if (!context.decide(languageDefault, language, !isDefault || !oobeIsOver, because))
      throw new DismError('ACCESS_DENIED', `${language}: ${because}`)

    yield { label: `remove ${language}` }
    // A pack that had been replaced comes back, and goes too.
    const left = () => languagePacksOf(image, language).filter(isWanted)
    for (let packs = left(); packs.length > 0; packs = left())
      for (const { identity } of packs) yield* removePackage(identity, { online: false })(image, context)
    if (!image.languages().includes(language))
      return { language, changed: true, stale: staleBundles(image, context.semantics) }
    removeUiLanguage(image, language)
    return { language, changed: true, stale: warnOfStaleBundles(image, context) }
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

function sameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
