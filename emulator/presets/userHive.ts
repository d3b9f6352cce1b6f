import { locationOfRegion } from '../../src/servicing/international/geographicLocations.ts'
import { inputLocaleValues, parseInputLocale } from '../../src/servicing/international/inputLocales.ts'
import { userKeys } from '../../src/servicing/international/internationalPaths.ts'
import { findLocale } from '../../src/servicing/international/locales.ts'
import { dword, multiSz, sz, type HiveContents } from './hiveContents.ts'
import type { ImageSpecification } from './ImageSpecification.ts'

const INTERNATIONAL = 'Control Panel\\International'

/**
 * The hive of a user, and DEFAULT, which new users and the welcome screen have. Keys and values as in a Windows 11
 * hive; Geo has a Name only from Windows 10 on (inferred), and a Nation where the number of the region is known.
 */
export function userHive({ preset, defaultLanguage, region }: ImageSpecification): HiveContents {
  const nation = locationOfRegion(region)?.geoId
  return {
    [INTERNATIONAL]: {
      Locale: sz(defaultLanguage.lcid.toString(16).padStart(8, '0')),
      LocaleName: sz(defaultLanguage.tag),
    },
    [`${INTERNATIONAL}\\Geo`]: {
      ...(nation !== undefined && { Nation: sz(String(nation)) }),
      ...(!preset.version.startsWith('6.') && { Name: sz(region) }),
    },
    [`${INTERNATIONAL}\\User Profile`]: { Languages: multiSz([defaultLanguage.tag]) },
    [`${INTERNATIONAL}\\User Profile\\${defaultLanguage.tag}`]: {},
    ...keyboardKeys(defaultLanguage.tag),
  }
}

/** The keyboards that a language brings. */
function keyboardKeys(tag: string): HiveContents {
  const locales = (findLocale(tag)?.inputLocales ?? []).flatMap((text) => parseInputLocale(text) ?? [])
  const keys: { [path: string]: HiveContents[string] } = { [userKeys.substitutes]: {} }
  for (const { path, name, value } of inputLocaleValues(locales))
    keys[path] = { ...keys[path], [name]: typeof value === 'number' ? dword(value) : sz(value) }
  return keys
}
