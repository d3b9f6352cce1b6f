import type { SignInSettings } from '../signIn.ts'

/** Those settings of a sign-in that were chosen, as plain data. */
export function plainSettings({ languages, region, scale, dxFeatureLevel }: SignInSettings): SignInSettings {
  return {
    ...(languages && { languages: [...languages] }),
    ...(region !== undefined && { region }),
    ...(scale !== undefined && { scale }),
    ...(dxFeatureLevel !== undefined && { dxFeatureLevel }),
  }
}
