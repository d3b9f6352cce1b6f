import type { PackageResources } from '../../formats/appx/AppPackage.ts'
import type { Rule } from '../../rules/Rule.ts'
import { isSiblingLanguage } from '../languages/languageTag.ts'
import { languageSibling, unqualifiedResource } from './rules/applicability.ts'
import { pruneDirectX, pruneLanguage, pruneScale } from './rules/signIn.ts'
import type { Judge } from '../../rules/Judge.ts'
import { fitsLanguage, unservedLanguages } from './selectResources.ts'
import type { UserSettings } from './UserSettings.ts'

/** Whether a resource package fits a user, which rule says so, and why. */
export interface Fit {
  readonly rule: Rule
  readonly fits: boolean
  readonly because: string
}

/**
 * Judges the resource packages of a bundle for a user.
 * @param packages the resources of each package, the app package's among them: what it holds competes
 * @returns a judgment a package, in the same order
 */
export function fitResources(
  packages: readonly { resources: PackageResources }[],
  user: UserSettings,
  context: Pick<Judge, 'variant'>,
): Fit[] {
  const takesSiblings = context.variant(languageSibling).value?.siblings === true
  const unserved = takesSiblings ? unservedLanguages(packages, user.languages) : []
  const scale = servingScale(
    packages.flatMap((one) => one.resources.scales),
    user.scale,
  )
  const level = Math.max(
    0,
    ...packages.flatMap((one) => one.resources.dxFeatureLevels).filter((one) => one <= user.dxFeatureLevel),
  )
  return packages.map((one) => {
    const { languages, scales, dxFeatureLevels } = one.resources
    if (languages.length > 0) {
      const fits =
        user.languages.some((language) => fitsLanguage(one, language)) ||
        unserved.some((language) => languages.some((tag) => isSiblingLanguage(tag, language)))
      return {
        rule: pruneLanguage,
        fits,
        because: `${languages.join(', ')}; the user has ${user.languages.join(', ')}`,
      }
    }
    if (scales.length > 0) {
      const because = `scale ${scales.join(', ')}; scale ${scale} serves the user's ${user.scale}`
      return { rule: pruneScale, fits: scale !== undefined && scales.includes(scale), because }
    }
    if (dxFeatureLevels.length > 0) {
      const because = `feature level ${dxFeatureLevels.join(', ')}; the user's hardware has ${user.dxFeatureLevel}`
      return { rule: pruneDirectX, fits: dxFeatureLevels.includes(level), because }
    }
    return { rule: unqualifiedResource, fits: true, because: 'it has no qualifiers' }
  })
}

/** The scale that serves a wanted one: the same, else the next larger, else the largest. */
function servingScale(scales: readonly number[], wanted: number): number | undefined {
  const ascending = scales.toSorted((a, b) => a - b)
  return ascending.find((scale) => scale >= wanted) ?? ascending.at(-1)
}
