import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { PackageState } from './packageStates.ts'
import type { RegisteredPackage } from './readPackages.ts'
import { releaseTypeOf, type ReleaseType } from './releaseTypes.ts'
import { installTimeKnown, releaseTypeKnown, stateKnown } from './rules.ts'

/** How far a package of the image is. */
export function stateOf({ identity, currentState }: RegisteredPackage, judge: Judge): PackageState {
  const { states, otherwise } = judge.variant(stateKnown).value ?? { states: {}, otherwise: 'NotPresent' }
  const state = currentState === undefined ? undefined : states[currentState]
  const because = currentState === undefined ? 'no CurrentState' : `CurrentState 0x${currentState.toString(16)}`
  const isKnown = (one: PackageState | undefined): one is PackageState =>
    judge.decide(stateKnown, identity, one !== undefined, because)
  return isKnown(state) ? state : otherwise
}

/**
 * Of what kind a package is.
 * @param manifest or why there is none
 */
export function releaseTypeFrom(identity: string, manifest: PackageManifest | string, judge: Judge): ReleaseType {
  const word = typeof manifest === 'string' ? undefined : manifest.releaseType
  const type = word === undefined ? undefined : releaseTypeOf(word)
  const because = typeof manifest === 'string' ? manifest : `releaseType ${word ?? 'is missing'}`
  const isKnown = (one: ReleaseType | undefined): one is ReleaseType =>
    judge.decide(releaseTypeKnown, identity, one !== undefined, because)
  return isKnown(type) ? type : 'Other'
}

/** When a package of the image was installed (FILETIME), or undefined. */
export function installTimeOf({ identity, installTime }: RegisteredPackage, judge: Judge): bigint | undefined {
  const because = installTime === undefined ? 'the registry has no time' : 'the registry has the time'
  return judge.decide(installTimeKnown, identity, installTime !== undefined, because) ? (installTime ?? 0n) : undefined
}
