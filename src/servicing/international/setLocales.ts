import { controlPath } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { isSince } from '../isSince.ts'
import { formatLcid } from '../languages/languageParts.ts'
import type { OperationContext } from '../Operation.ts'
import { locationOfRegion, type GeographicLocation } from './geographicLocations.ts'
import type { SettingName } from './InternationalSettings.ts'
import { controlKeys, DEFAULT_HIVES, userKeys } from './internationalPaths.ts'
import { invalidSetting } from './invalidSetting.ts'
import { codePages, findLocale, type Locale } from './locales.ts'
import { commonLocaleUnicode, localeKnown, locationFollows, locationNamed, systemLocaleUnicode } from './rules.ts'

/**
 * The locale of a name that a setting was given.
 * @throws DismError INVALID_ARGUMENT when there is none
 */
export function knownLocale(context: OperationContext, setting: SettingName, name: string): Locale {
  const locale = findLocale(name)
  const because = locale ? `it is 0x${formatLcid(locale.lcid)}` : 'no locale has that name'
  const isKnown = (found: Locale | undefined): found is Locale =>
    context.decide(localeKnown, name, found !== undefined, because)
  if (!isKnown(locale)) throw invalidSetting(setting, name, because)
  return locale
}

/**
 * Makes a locale that of programs without Unicode: locale, language and code pages of SYSTEM.
 * @param common whether the setting stands for many: then a locale that has Unicode only changes nothing
 * @returns its tag; undefined when nothing was changed
 * @throws DismError INVALID_ARGUMENT for a locale that has Unicode only
 */
export function setSystemLocale(
  image: ForkedImage,
  context: OperationContext,
  locale: Locale,
  common: boolean,
): string | undefined {
  const { tag, lcid, ansi } = locale
  const because = ansi === 0 ? 'it has Unicode only' : `its code page is ${ansi}`
  const set = context.decide(common ? commonLocaleUnicode : systemLocaleUnicode, tag, ansi !== 0, because)
  if (!set && common) return undefined
  if (!set) throw invalidSetting('SysLocale', tag, because)
  const { registry } = image
  registry.setString('SYSTEM', controlPath(registry, controlKeys.locale), '', formatLcid(lcid).padStart(8, '0'))
  registry.setString('SYSTEM', controlPath(registry, controlKeys.language), 'Default', formatLcid(lcid))
  for (const [name, page] of Object.entries(codePages(locale)))
    registry.setString('SYSTEM', controlPath(registry, controlKeys.codePage), name, page)
  return tag
}

/** Makes a locale that of the formats of new users and of the welcome screen, and its region their location. */
export function setUserLocale(image: ForkedImage, context: OperationContext, { tag, lcid }: Locale): string {
  const { registry } = image
  const location = locationOfRegion(tag.split('-').at(-1) ?? '')
  const because = location ? `it is ${location.name}` : 'its region has no number that is known'
  const isKnown = (found: GeographicLocation | undefined): found is GeographicLocation =>
    context.decide(locationFollows, tag, found !== undefined, because)
  const follows = isKnown(location) ? location : undefined
  const { version } = image.identity()
  const hasName = isSince(context, locationNamed, version)
  const named = follows && context.decide(locationNamed, follows.name, hasName, `the image is ${version}`)
  for (const hive of DEFAULT_HIVES) {
    if (!registry.key(hive, '')) continue
    registry.setString(hive, userKeys.international, 'Locale', formatLcid(lcid).padStart(8, '0'))
    registry.setString(hive, userKeys.international, 'LocaleName', tag)
    if (!follows) continue
    registry.setString(hive, userKeys.location, 'Nation', String(follows.geoId))
    if (named) registry.setString(hive, userKeys.location, 'Name', follows.region)
  }
  return tag
}
