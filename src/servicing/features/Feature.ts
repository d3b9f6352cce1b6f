import type { PackageUpdate } from '../../formats/mum/PackageManifest.ts'
import type { FeatureState } from './featureStates.ts'

/** A feature of an image. */
export interface Feature {
  /** As its manifest spells it. */
  readonly name: string
  /** Identity of the package whose manifest has it. */
  readonly owner: string
  readonly update: PackageUpdate
  readonly state: FeatureState
  /** Whether the manifest of its package says that it can be installed without a start. */
  readonly offlineCapable: boolean
}

/** The features that are listed with a package. */
export interface FeatureList {
  /** Identity of that package. */
  readonly identity: string
  readonly features: readonly Feature[]
}

/** The parents of a feature that are features of the list. Sources: `applicable` of manifests. */
export function parentsOf(feature: Feature, { features }: FeatureList): readonly Feature[] {
  return (feature.update.applicable?.updates ?? []).flatMap(
    (wanted) => features.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ?? [],
  )
}

/** All that a feature stands on, the nearest first. A manifest whose features stand on each other ends all the same. */
export function ancestorsOf(feature: Feature, list: FeatureList): readonly Feature[] {
  const found = new Set<Feature>()
  for (let next = parentsOf(feature, list); next.length > 0;) {
    const fresh = next.filter((one) => !found.has(one) && one !== feature)
    for (const one of fresh) found.add(one)
    next = fresh.flatMap((one) => parentsOf(one, list))
  }
  return [...found]
}
