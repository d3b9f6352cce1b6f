import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import { controlPath } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { warnOfStaleBundles } from '../appx/warnOfStaleBundles.ts'
import { parsePackageIdentity } from '../packages/packageIdentity.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackages, type RegisteredPackage } from '../packages/readPackages.ts'
import { releaseTypeOf } from '../packages/releaseTypes.ts'
import { languagePack } from './languagePacks.ts'
import { formatLcid, FULLY_LOCALIZED, languageFolders, UNKNOWN_LCID, uiLanguageKey } from './languageParts.ts'
import { languageFollows } from './languageRules.ts'

/** In the names of all language packs; licenses and lists of features on demand of a language have the release type too. */
const NAME = /LanguagePack/i

/** Whether a package is a language pack of Windows: it has a language, that release type, and such a name. */
function isLanguagePack({ identity, releaseType }: PackageManifest): boolean {
  return identity.language !== '' && NAME.test(identity.name) && releaseTypeOf(releaseType ?? '') === 'LanguagePack'
}

/** The languages of which packages of the image are language packs. */
export function languagesOfPacks(image: ImageReader, identities: Iterable<string>): readonly string[] {
  const tags = new Map<string, string>()
  for (const identity of identities) {
    const language = parsePackageIdentity(identity)?.language ?? ''
    const manifest = language === '' ? '' : readPackageManifest(image, identity)
    if (typeof manifest !== 'string' && isLanguagePack(manifest)) tags.set(language.toUpperCase(), language)
  }
  return [...tags.values()]
}

/**
 * Lets the UI languages of the image follow its language packs: one that is installed brings its language, with the last
 * one of a language that goes. When a language came or went, it is told which provisioned bundles are stale now.
 * @param tags languages of the packs that were added or removed
 */
export function followLanguagePacks(image: ForkedImage, tags: readonly string[], judge: Judge): void {
  let changed = false
  for (const tag of tags) {
    const packs = languagePacksOf(image, tag)
    const there = image.languages().find((one) => sameTag(one, tag))
    const pack = packs.find(isInstalled)
    const waiting = packs.find(isPending)
    const because = pack
      ? `${pack.identity} is installed`
      : waiting
        ? `${waiting.identity} waits, and the image ${there === undefined ? 'did not have' : 'has'} the language`
        : 'no language pack of it is installed'
    const has = judge.decide(languageFollows, tag, pack !== undefined || (waiting && there) !== undefined, because)
    if (has === (there !== undefined)) continue
    if (has) addUiLanguage(image, tag)
    else removeUiLanguage(image, there ?? tag)
    changed = true
  }
  if (changed) warnOfStaleBundles(image, judge)
}

/** The packages of the image that are language packs of a language. */
export function languagePacksOf(image: ImageReader, tag: string): readonly RegisteredPackage[] {
  return readPackages(image).filter(
    ({ identity }) =>
      sameTag(parsePackageIdentity(identity)?.language ?? '', tag) && languagesOfPacks(image, [identity]).length > 0,
  )
}

function isInstalled({ currentState = 0 }: RegisteredPackage): boolean {
  return currentState >= CURRENT_STATES.installed
}

/** What waits for the next start, and what was half removed, leaves the languages as they are. */
function isPending({ currentState }: RegisteredPackage): boolean {
  return currentState === CURRENT_STATES.installPending || currentState === CURRENT_STATES.uninstallPending
}

function addUiLanguage(image: ForkedImage, tag: string): void {
  const pack = languagePack(tag)
  const key = controlPath(image.registry, uiLanguageKey(pack?.tag ?? tag))
  image.registry.setDword('SYSTEM', key, 'LCID', pack?.lcid ?? UNKNOWN_LCID)
  image.registry.setDword('SYSTEM', key, 'Type', FULLY_LOCALIZED)
}

/** Removes a UI language with its files; the first of the others is the default one then, when it was that. */
export function removeUiLanguage(image: ForkedImage, language: string): void {
  const isDefault = sameTag(image.defaultLanguage(), language)
  for (const folder of languageFolders(language)) if (image.volume.stat(folder)) image.volume.remove(folder)
  image.registry.deleteKey('SYSTEM', controlPath(image.registry, uiLanguageKey(language)))
  const [next] = image.languages()
  if (isDefault && next !== undefined) setDefaultLanguage(image, next)
}

function setDefaultLanguage(image: ForkedImage, tag: string): void {
  const path = (name: string) => controlPath(image.registry, name)
  image.registry.setMultiString('SYSTEM', path('MUI\\Settings'), 'PreferredUILanguages', [tag])
  const lcid = languagePack(tag)?.lcid
  if (lcid === undefined) return
  image.registry.setString('SYSTEM', path('Nls\\Language'), 'InstallLanguage', formatLcid(lcid))
}

function sameTag(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase()
}
