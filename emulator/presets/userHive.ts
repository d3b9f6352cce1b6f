import { GEOGRAPHIC_LOCATIONS } from './geographicLocations.ts'
import { multiSz, sz, type HiveContents } from './hiveContents.ts'
import type { ImageSpecification } from './ImageSpecification.ts'

const INTERNATIONAL = 'Control Panel\\International'

/**
 * The hive of a user, and DEFAULT, which new users and the welcome screen have. Keys and values as in a Windows 11
 * hive; Geo has a Name only from Windows 10 on (inferred), and a Nation where the number of the region is known.
 */
export function userHive({ preset, defaultLanguage, region }: ImageSpecification): HiveContents {
  const nation = GEOGRAPHIC_LOCATIONS[region]
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
  }
}
