import type { BundleMember } from './bundleMembers.ts'
import { isRegionNeutralParent, isSiblingLanguage, parseLanguageTag, sameLanguage } from '../languages/languageTag.ts'
import {
  allDirectX,
  allScales,
  languageMatch,
  languageParent,
  languageSibling,
  unqualifiedResource,
} from './rules/applicability.ts'
import type { Judge } from '../../rules/Judge.ts'

/**
 * The resource packages of a bundle that apply to an image with those UI languages.
 * @param application the app package beside them: a language that it holds needs no other region
 */
export function selectResources(
  members: readonly BundleMember[],
  application: WithResources | undefined,
  languages: readonly string[],
  context: Judge,
): BundleMember[] {
  const unserved = unservedLanguages(application ? [...members, application] : members, languages)
  return members.filter((member) => {
    const { languages: tags, scales, dxFeatureLevels } = member.resources
    if (tags.length > 0) return selectLanguage(member, languages, unserved, context)
    if (scales.length > 0)
      return context.decide(
        allScales,
        member.fullName,
        true,
        `scale ${scales.join(', ')}: the hardware is not known yet`,
      )
    if (dxFeatureLevels.length > 0)
      return context.decide(
        allDirectX,
        member.fullName,
        true,
        `feature level ${dxFeatureLevels.join(', ')}: the hardware is not known yet`,
      )
    return context.decide(unqualifiedResource, member.fullName, true, 'it has no qualifiers')
  })
}

/** A package, for what it holds. */
type WithResources = Pick<BundleMember, 'resources'>

/** Those of some languages that no package serves. */
export function unservedLanguages(packages: readonly WithResources[], languages: readonly string[]): string[] {
  return languages.filter((language) => !packages.some((one) => fitsLanguage(one, language)))
}

/** Whether a package serves a language: the same, or its region-neutral parent. */
export function fitsLanguage(member: WithResources, language: string): boolean {
  return member.resources.languages.some((tag) => sameLanguage(tag, language) || isRegionNeutralParent(tag, language))
}

function selectLanguage(
  member: BundleMember,
  languages: readonly string[],
  unserved: readonly string[],
  context: Judge,
): boolean {
  const tags = member.resources.languages
  const pair = (fits: (tag: string, language: string) => boolean, among: readonly string[]) =>
    tags.flatMap((tag) => among.filter((language) => fits(tag, language)).map((language) => ({ tag, language }))).at(0)

  const same = pair(sameLanguage, languages)
  if (same) return context.decide(languageMatch, member.fullName, true, `${same.tag} is ${same.language} of the image`)

  const parent = pair(isRegionNeutralParent, languages)
  if (parent) {
    const because = `${parent.tag} is the region-neutral parent of ${parent.language} of the image`
    return context.decide(languageParent, member.fullName, true, because)
  }
  const sibling = pair(isSiblingLanguage, languages)
  if (sibling) {
    const takesSiblings = context.variant(languageSibling).value?.siblings === true
    const missed = pair(isSiblingLanguage, unserved)
    const because = `${sibling.tag} is another region than ${sibling.language} of the image`
    return context.decide(languageSibling, member.fullName, takesSiblings && missed !== undefined, because)
  }
  const because = `${tags.join(', ')}: the image has ${languages.join(', ')}`
  const neutral = tags.some((tag) => parseLanguageTag(tag).region === '')
  return context.decide(neutral ? languageParent : languageMatch, member.fullName, false, because)
}
