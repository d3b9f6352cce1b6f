import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { isSince } from '../isSince.ts'
import type { Feature, FeatureList } from './Feature.ts'
import { caseIgnored, featureKnown } from './featureRules.ts'

/**
 * The feature that a name means.
 * @throws DismError UNKNOWN_FEATURE
 */
export function findFeature(
  image: ImageReader,
  { identity, features }: FeatureList,
  name: string,
  judge: Judge,
): Feature {
  const { version } = image.identity()
  const ignored = judge.decide(caseIgnored, name, isSince(judge, caseIgnored, version), `the image is ${version}`)
  const feature = features.find((one) => (ignored ? one.name.toLowerCase() === name.toLowerCase() : one.name === name))
  const because = feature ? `${feature.owner} has it` : `${identity} has none of that name`
  const isKnown = (one: Feature | undefined): one is Feature =>
    judge.decide(featureKnown, name, one !== undefined, because)
  if (!isKnown(feature))
    throw new DismError('UNKNOWN_FEATURE', `the image has no feature ${name}: ${because}`, { args: [name] })
  return feature
}
