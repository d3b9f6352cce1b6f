import { readMultiString } from '../../src/image/readWindowsFacts.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'
import type { Operation } from '../../src/servicing/Operation.ts'
import { signInUser } from '../../src/servicing/appx/signInUser.ts'
import { findRegion } from '../presets/findRegion.ts'
import { completeOobe, isOobeDue } from './completeOobe.ts'
import { createProfile } from './createProfile.ts'
import { setUserRegion, userRegion } from './userRegion.ts'

/** What of a user and the computer is chosen for a sign-in. */
export interface SignInSettings {
  /** The user's languages, the preferred first; kept for the next sign-ins. Those of the profile by default. */
  readonly languages?: readonly string[] | undefined
  /** The user's country or region, ISO 3166-1; kept for the next sign-ins. That of the profile by default. */
  readonly region?: string | undefined
  /** Display scale in per cent; 100 by default. */
  readonly scale?: number | undefined
  /** DirectX feature level of the graphics hardware; 11 by default. */
  readonly dxFeatureLevel?: number | undefined
}

/** What happened. */
export interface SignInReport {
  readonly user: { readonly name: string; readonly sid: string; readonly isNew: boolean }
  /** Whether OOBE ran before. */
  readonly oobe: boolean
  readonly languages: readonly string[]
  /** Alpha-2 code; undefined when the profile names none. */
  readonly region: string | undefined
  readonly scale: number
  readonly dxFeatureLevel: number
}

const PROFILE_LANGUAGES = 'Control Panel\\International\\User Profile'

/**
 * Starts the Windows of an image, goes through OOBE when it is due, signs a user in and shuts down. A user who has no
 * profile gets one, as OOBE and account settings make it.
 */
export function signIn(name: string, settings: SignInSettings): Operation<SignInReport> {
  return function* (image, context) {
    const oobe = isOobeDue(image)
    if (oobe) {
      yield { label: 'out-of-box experience' }
      completeOobe(image)
    }
    const known = image.users().find((user) => user.name.toUpperCase() === name.toUpperCase())
    const user = known ?? createProfile(image, name)
    const languages = settings.languages ?? profileLanguages(image, user.name)
    if (settings.languages) setProfileLanguages(image, user.name, settings.languages)
    if (settings.region !== undefined) setUserRegion(image, user.name, findRegion(settings.region))
    const region = settings.region === undefined ? userRegion(image, user.name) : findRegion(settings.region)
    const scale = settings.scale ?? 100
    const dxFeatureLevel = settings.dxFeatureLevel ?? 11
    yield { label: `sign in ${user.name}` }
    yield* signInUser(user, { languages, region, scale, dxFeatureLevel, firstAfterOobe: oobe })(image, context)
    return { user: { name: user.name, sid: user.sid, isNew: !known }, oobe, languages, region, scale, dxFeatureLevel }
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
