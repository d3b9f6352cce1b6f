import type { Operation } from '../../src/servicing/Operation.ts'
import { signInUser } from '../../src/servicing/appx/signInUser.ts'
import { completeOobe, isOobeDue } from './completeOobe.ts'
import { createProfile } from './createProfile.ts'
import { userSettings } from './userSettings.ts'

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

/** The account that audit mode signs in. */
export const ADMINISTRATOR = 'Administrator'

/** The last part of its SID. */
const ADMINISTRATOR_NUMBER = 500

/**
 * Goes through OOBE when it is due and signs a user in. A user who has no profile gets one, as OOBE and account settings
 * make it.
 */
export function signIn(name: string, settings: SignInSettings): Operation<SignInReport> {
  return function* (image, context) {
    const oobe = isOobeDue(image)
    if (oobe) {
      yield { label: 'out-of-box experience' }
      completeOobe(image)
    }
    return yield* register(name, settings, oobe)(image, context)
  }
}

/** Signs the built-in administrator in, as every start in audit mode does. OOBE is still to come then. */
export function signInAdministrator(): Operation<SignInReport> {
  return register(ADMINISTRATOR, {}, false, ADMINISTRATOR_NUMBER)
}

function register(name: string, chosen: SignInSettings, oobe: boolean, number?: number): Operation<SignInReport> {
  return function* (image, context) {
    const known = image.users().find((user) => user.name.toUpperCase() === name.toUpperCase())
    const user = known ?? createProfile(image, name, number)
    const settings = userSettings(image, user, chosen)
    yield { label: `sign in ${user.name}` }
    yield* signInUser(user, { ...settings, firstAfterOobe: oobe })(image, context)
    return { user: { name: user.name, sid: user.sid, isNew: !known }, oobe, ...settings }
  }
}
