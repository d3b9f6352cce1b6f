import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { servicingPolicy } from './servicingPolicy.ts'
import { policyLocations } from './sourceRules.ts'

/** The places in which that is looked for which an image lacks, in their order: those given, and those of the policy. */
export function searchedSources(image: ImageReader, given: readonly string[], judge: Judge): readonly string[] {
  const { locations } = servicingPolicy(image)
  const because = `LocalSourcePath is ${locations.join(';') || 'not set'}`
  return judge.decide(policyLocations, 'sources', locations.length > 0, because) ? [...given, ...locations] : given
}
