import { regionCode } from '../../src/servicing/appx/regionCodes.ts'
import { PresetError } from './PresetError.ts'

/** The alpha-2 code of a country or region. @throws PresetError when no code of ISO 3166-1 was given */
export function findRegion(text: string): string {
  const code = regionCode(text)
  if (code === undefined) throw new PresetError(`${text} is no region: a code of ISO 3166-1, as in US or USA`)
  return code
}
