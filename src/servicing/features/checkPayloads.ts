import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Feature } from './Feature.ts'
import { askWindowsUpdate } from '../sources/askWindowsUpdate.ts'
import { searchedSources } from '../sources/searchedSources.ts'
import { featureSourceFound, featureUpdateAsked } from './featureRules.ts'

/** Where the payload of features may come from. */
export interface PayloadSources {
  /** Paths of those that are given. */
  readonly sources: readonly string[]
  /** Opens one of them, or one that a policy of the image names. */
  readonly openSource: (path: string) => FeatureSource
  /** Whether Windows Update is not to be asked. */
  readonly limitAccess: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/** A place that may have the payload of features. */
export interface FeatureSource {
  /** As the user named it. */
  readonly path: string
  /** Whether it has that of a feature for this image. */
  has(feature: string, image: ImageReader): boolean
}

/**
 * Checks that the payload of each feature is in the image, or in a source.
 * @throws DismError CBS_SOURCE_MISSING, CBS_DOWNLOAD_FAILURE, CBS_GROUPPOLICY_DISALLOWED
 */
export function checkPayloads(
  image: ImageReader,
  features: readonly Feature[],
  { sources: given, openSource, limitAccess, online }: PayloadSources,
  judge: Judge,
): void {
  const removed = features.filter(({ state }) => state === 'Removed')
  if (removed.length === 0) return
  const sources = searchedSources(image, given, judge).map(openSource)
  const searched = sources.map(({ path }) => path).join(', ') || 'there is no source'
  for (const { name } of removed) {
    const source = sources.find((one) => one.has(name, image))
    if (judge.decide(featureSourceFound, name, source !== undefined, source?.path ?? searched)) continue
    const missing = { subject: name, why: 'it has no payload, and no source has it' }
    const access = { given: given.length, limitAccess, online }
    throw (
      askWindowsUpdate(image, featureUpdateAsked, missing, access, judge) ??
      new DismError('CBS_DOWNLOAD_FAILURE', `${name} has no payload, and there is no Windows Update here`)
    )
  }
}
