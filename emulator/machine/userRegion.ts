import { readString } from '../../src/image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../src/image/WindowsImage.ts'
import { regionCode } from '../../src/servicing/appx/regionCodes.ts'
import { locationOfGeoId, locationOfRegion } from '../../src/servicing/international/geographicLocations.ts'

const GEO = 'Control Panel\\International\\Geo'

/**
 * The alpha-2 code of a user's country or region: Name in the user's hive, else the number Nation, which is all that
 * Windows 8.1 has. Undefined when neither says.
 */
export function userRegion(image: ImageReader, user: string): string | undefined {
  const key = image.registry.key(`NTUSER:Users\\${user}`, GEO)
  const nation = Number(readString(key, 'Nation') ?? NaN)
  return regionCode(readString(key, 'Name') ?? '') ?? locationOfGeoId(nation)?.region
}

/**
 * Chooses a user's country or region. An image that was taken apart may lack the user's hive: the choice then holds for
 * this sign-in only.
 * @param region alpha-2 code
 */
export function setUserRegion(image: ForkedImage, user: string, region: string): void {
  const hive = `NTUSER:Users\\${user}` as const
  if (!image.registry.key(hive, '')) return
  const nation = locationOfRegion(region)?.geoId
  if (nation === undefined) image.registry.deleteValue(hive, GEO, 'Nation')
  else image.registry.setString(hive, GEO, 'Nation', String(nation))
  image.registry.setString(hive, GEO, 'Name', region)
}
