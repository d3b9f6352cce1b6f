import { controlPath, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { locationOfGeoId } from './geographicLocations.ts'
import { formatInputLocale, readInputLocales } from './inputLocales.ts'
import { installedLanguage, installedLanguages, type InstalledLanguage } from './installedLanguages.ts'
import { controlKeys, DEFAULT_USER, userKeys } from './internationalPaths.ts'
import { readKeyboardDriver } from './keyboardDrivers.ts'
import { localeOfLcid } from './locales.ts'

/** The international settings of an image. Texts are empty where the image does not say. */
export interface InternationalReport {
  readonly uiLanguage: string
  /** What the UI language falls back to; undefined when it is fully localized. */
  readonly fallback: string | undefined
  readonly systemLocale: string
  readonly timeZone: string
  readonly userLocale: string
  /** Name and number of where the default user is; undefined when the hive does not say. */
  readonly location: { readonly name: string; readonly geoId: number } | undefined
  /** The default one first: `040c:0000040c`. */
  readonly inputLocales: readonly string[]
  /** Undefined when no keyboard driver is set. */
  readonly keyboardDriver: string | undefined
  readonly languages: readonly InstalledLanguage[]
}

/** Reads the international settings of an image from SYSTEM and the hive of the default user. */
export function readInternational(image: ImageReader): InternationalReport {
  const { registry } = image
  const control = (path: string) => registry.key('SYSTEM', controlPath(registry, path))
  const user = (path: string) => registry.key(DEFAULT_USER, path)
  const main = installedLanguage(image, image.defaultLanguage())
  const system = readString(control(controlKeys.locale), '') ?? readString(control(controlKeys.language), 'Default')
  const international = user(userKeys.international)
  const nation = readString(user(userKeys.location), 'Nation')
  const geoId = Number(nation)
  return {
    uiLanguage: image.defaultLanguage(),
    fallback: main && main.kind !== 'full' ? main.fallback : undefined,
    systemLocale: tagOf(system),
    timeZone: readString(control(controlKeys.timeZone), 'TimeZoneKeyName') ?? '',
    userLocale: readString(international, 'LocaleName') ?? tagOf(readString(international, 'Locale')),
    location: nation === undefined ? undefined : { name: locationOfGeoId(geoId)?.name ?? '', geoId },
    inputLocales: readInputLocales(registry, DEFAULT_USER).map(formatInputLocale),
    keyboardDriver: readKeyboardDriver(image)?.text,
    languages: installedLanguages(image),
  }
}

/** The tag of a locale from its number in hexadecimal digits; the digits when it is not known. */
function tagOf(digits: string | undefined): string {
  return localeOfLcid(Number.parseInt(digits ?? '', 16))?.tag ?? digits ?? ''
}
