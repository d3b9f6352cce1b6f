import type { SignInSettings } from '../signIn.ts'

/** Those settings of a sign-in that were chosen, as plain data. @throws TypeError for a number that is none of its kind */
export function plainSettings({ languages, region, scale, dxFeatureLevel }: SignInSettings): SignInSettings {
  if (scale !== undefined && !(Number.isInteger(scale) && scale > 0))
    throw new TypeError(`a scale is a whole number of per cent from 1 on, not ${scale}`)
  if (dxFeatureLevel !== undefined && !(Number.isFinite(dxFeatureLevel) && dxFeatureLevel > 0))
    throw new TypeError(`a feature level is a number, as 11, not ${dxFeatureLevel}`)
  return {
    ...(languages && { languages: [...languages] }),
    ...(region !== undefined && { region }),
    ...(scale !== undefined && { scale }),
    ...(dxFeatureLevel !== undefined && { dxFeatureLevel }),
  }
}
