import { DismError } from '../../errors/DismError.ts'
import { readDword, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Feature } from './Feature.ts'
import { sourceFound, updateAllowed, updateAsked } from './featureRules.ts'

/** Where the payload of features may come from. */
export interface PayloadSources {
  readonly sources: readonly FeatureSource[]
  /** Opens the source that a policy of the image names. */
  readonly openSource: (path: string) => FeatureSource
  /** Whether Windows Update is not to be asked. */
  readonly limitAccess: boolean
}

/** A place that may have the payload of features. */
export interface FeatureSource {
  /** As the user named it. */
  readonly path: string
  /** Whether it has that of a feature for this image. */
  has(feature: string, image: ImageReader): boolean
}

/**
 * SOFTWARE: the policy "Specify settings for optional component installation and component repair". `LocalSourcePath`:
 * folders parted by `;`; `UseWindowsUpdate`: 2 forbids the download.
 */
const POLICY_KEY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'

/**
 * Checks that the payload of each feature is in the image, or in a source.
 * @throws DismError CBS_SOURCE_MISSING, CBS_DOWNLOAD_FAILURE, CBS_GROUPPOLICY_DISALLOWED
 */
export function checkPayloads(
  image: ImageReader,
  features: readonly Feature[],
  given: PayloadSources,
  judge: Judge,
): void {
  const policy = image.registry.key('SOFTWARE', POLICY_KEY)
  const named = readString(policy, 'LocalSourcePath')?.split(';') ?? []
  const sources = [...given.sources, ...named.filter((path) => path !== '').map(given.openSource)]
  for (const { name, state } of features) {
    if (state !== 'Removed') continue
    const source = sources.find((one) => one.has(name, image))
    const searched = sources.map(({ path }) => path).join(', ') || 'there is no source'
    if (judge.decide(sourceFound, name, source !== undefined, source?.path ?? searched)) continue
    throw askUpdate(name, given, readDword(policy, 'UseWindowsUpdate'), judge)
  }
}

/** Why Windows Update does not help either. */
function askUpdate(name: string, given: PayloadSources, policy: number | undefined, judge: Judge): DismError {
  const afterSources = judge.variant(updateAsked).value?.afterSources === true
  const isAsked = !given.limitAccess && (given.sources.length === 0 || afterSources)
  const why = given.limitAccess ? '/LimitAccess is given' : `${given.sources.length} sources were given`
  if (!judge.decide(updateAsked, name, isAsked, why))
    return new DismError('CBS_SOURCE_MISSING', `${name} has no payload, and no source has it`)
  const because = `UseWindowsUpdate is ${policy ?? 'not there'}`
  if (!judge.decide(updateAllowed, name, policy !== 2, because))
    return new DismError('CBS_GROUPPOLICY_DISALLOWED', `${name} has no payload: ${because}`)
  return new DismError('CBS_DOWNLOAD_FAILURE', `${name} has no payload, and there is no Windows Update here`)
}
