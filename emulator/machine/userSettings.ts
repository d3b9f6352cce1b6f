import { readMultiString } from '../../src/image/readWindowsFacts.ts'
import type { ForkedImage, UserProfile } from '../../src/image/WindowsImage.ts'
import type { UserSettings } from '../../src/servicing/appx/UserSettings.ts'
import { findRegion } from '../presets/findRegion.ts'
import { setUserRegion, userRegion } from './userRegion.ts'
import type { SignInSettings } from './signIn.ts'

const PROFILE_LANGUAGES = 'Control Panel\\International\\User Profile'

/**
 * What of a user and the computer decides what is registered: what is chosen, else languages and region of the profile, a
 * scale of 100 per cent and feature level 11. Languages and a region that are chosen are kept in the profile.
 */
export function userSettings(
  image: ForkedImage,
  { name }: Pick<UserProfile, 'name'>,
  { languages, region, scale = 100, dxFeatureLevel = 11 }: SignInSettings,
): UserSettings & { readonly region: string | undefined } {
  if (languages) setProfileLanguages(image, name, languages)
  if (region !== undefined) setUserRegion(image, name, findRegion(region))
  return {
    languages: languages ?? profileLanguages(image, name),
    region: region === undefined ? userRegion(image, name) : findRegion(region),
    scale,
    dxFeatureLevel,
  }
}

function profileLanguages(image: ForkedImage, user: string): readonly string[] {
  const languages = readMultiString(image.registry.key(`NTUSER:Users\\${user}`, PROFILE_LANGUAGES), 'Languages')
  return languages.length > 0 ? languages : [image.defaultLanguage()]
}

/** An image that was taken apart may lack the user's hive: the choice then holds for this sign-in only. */
function setProfileLanguages(image: ForkedImage, user: string, languages: readonly string[]): void {
  const hive = `NTUSER:Users\\${user}` as const
  if (!image.registry.key(hive, '')) return
  image.registry.setMultiString(hive, PROFILE_LANGUAGES, 'Languages', languages)
  for (const tag of languages) image.registry.createKey(hive, `${PROFILE_LANGUAGES}\\${tag}`)
}
