import { DismError } from '../../errors/DismError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { compareVersions } from '../compareVersions.ts'
import { alreadyAdded, applicabilityChecked, newestVersion, satelliteAlone } from './addRules.ts'
import { checkCapabilities } from './capabilityDependencies.ts'
import { checkImageKind } from './checkImageKind.ts'
import { isApplicable } from './judgeApplicability.ts'
import { stateOf } from './judgePackage.ts'
import { hasPlace, isWanted } from './packageGoals.ts'
import type { PackageSource } from './PackageSource.ts'
import { readPackage, type RegisteredPackage } from './readPackages.ts'
import { checkStack } from './servicingStack.ts'
import { versionsOf } from './versionsOf.ts'

/** How a package is added. */
export interface AddPackageOptions {
  /** Whether it is added though it does not apply: /IgnoreCheck. */
  readonly ignoreCheck: boolean
  /** Whether it is left out when something of it or of the image waits for the next start: /PreventPending. */
  readonly preventPending: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
  /** Whether it is added for a capability, with its satellites. */
  readonly forCapability?: boolean
}

/** How a package stands to an image to which it can be added. */
interface AdditionCheck {
  /** Whether it is installed already, so that there is nothing to do. */
  readonly present: boolean
  /** What a newer version that is there means for this one: refused once its payload is found, or replaced from the start. */
  readonly newer: 'refused' | 'replaces it' | undefined
  /** The versions that it takes the place of. */
  readonly replaced: readonly RegisteredPackage[]
}

/**
 * Decides whether a package can be added to an image.
 * @throws DismError NOT_SUPPORTED, CBS_NEW_SERVICING_STACK_REQUIRED, CBS_NOT_APPLICABLE, CBS_DEPENDENT_FAILURE,
 *   CBS_INVALID_PACKAGE_REQUEST_ON_MULTILINGUAL_FOD
 */
export function checkAddition(
  image: ImageReader,
  { identity, manifest }: PackageSource,
  { ignoreCheck, forCapability = false }: AddPackageOptions,
  judge: Judge,
): AdditionCheck {
  checkImageKind(image, judge)
  checkStack(image, identity, manifest, judge)
  const known = readPackage(image, identity)
  const present = known !== undefined && isWanted(known)
  const because = known ? `it is ${stateOf(known, judge)}` : 'the image does not have it'
  if (judge.decide(alreadyAdded, identity, present, because)) return { present: true, newer: undefined, replaced: [] }

  checkSatellite(identity, manifest, forCapability, judge)
  const { version: own } = manifest.identity
  const others = versionsOf(image, manifest.identity).filter(
    ({ version, registered }) => version !== own && hasPlace(registered),
  )
  const newer = others.find(({ version }) => compareVersions(version, own) > 0)
  const isNewest = judge.decide(
    newestVersion,
    identity,
    newer === undefined,
    newer ? `${newer.registered.identity} is there` : 'no newer version is there',
  )
  const checked = judge.decide(applicabilityChecked, identity, !ignoreCheck, ignoreCheck ? '/IgnoreCheck' : 'as always')
  if (checked && !isApplicable(image, manifest, judge))
    throw new DismError('CBS_NOT_APPLICABLE', `${identity} does not apply to the image`)
  checkCapabilities(image, identity, manifest, judge)
  if (isNewest) return { present: false, newer: undefined, replaced: others.map(({ registered }) => registered) }
  return { present: false, newer: checked ? 'refused' : 'replaces it', replaced: [] }
}

/** @throws DismError CBS_INVALID_PACKAGE_REQUEST_ON_MULTILINGUAL_FOD */
function checkSatellite(identity: string, manifest: PackageManifest, forCapability: boolean, judge: Judge): void {
  const languages = manifest.capabilities.flatMap((capability) => capability.languages)
  const refused = judge.variant(satelliteAlone).value?.refused === true && !forCapability && languages.length > 0
  const what = languages.length > 0 ? `a satellite for ${languages.join(', ')}` : 'no satellite'
  const because = `it is ${what}, added ${forCapability ? 'for its capability' : 'as a package'}`
  if (!judge.decide(satelliteAlone, identity, !refused, because))
    throw new DismError('CBS_INVALID_PACKAGE_REQUEST_ON_MULTILINGUAL_FOD', `${identity}: ${because}`)
}
