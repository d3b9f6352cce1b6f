import { compareVersions } from '../../src/servicing/compareVersions.ts'
import type { BundleMember } from '../../src/servicing/appx/bundleMembers.ts'
import { fitsLanguage } from '../../src/servicing/appx/selectResources.ts'
import { sameName, type NamedPackage } from '../../src/servicing/appx/NamedPackage.ts'

/** Which resources of an app are wanted. */
export interface ResourceQuery {
  /** `fr-FR`; a region-neutral `fr` serves it. */
  readonly language?: string
  /** Per cent. */
  readonly scale?: number
  readonly dxFeatureLevel?: number
}

/** How a provisioned app is wanted. */
export interface ProvisionedQuery extends ResourceQuery {
  /** Of the package or bundle: `1.0.0.0`. */
  readonly version?: string
  /** As the list of dism shows them: `all`, `US;GB`. */
  readonly regions?: string
}

/** How a registered app is wanted. */
export interface RegisteredQuery extends ResourceQuery {
  /** Of the package or bundle: `1.0.0.0`. */
  readonly version?: string
}

/** Whether a package is of the app that a test names: by its name, its family name or its full name. */
export function isOfApp(named: NamedPackage, app: string): boolean {
  return [named.name, named.familyName, named.fullName].some((one) => sameName(one, app))
}

/** Whether a version is lower than another: `1.0.0.0` than `2.0.0.0`. */
export function isLower(version: string, than: string): boolean {
  return compareVersions(version, than) < 0
}

/** What of a package tells what it holds. */
type Holder = Pick<BundleMember, 'resources'>

/** One resource that is wanted, and which packages serve it. */
export interface WantedResource {
  /** `fr-FR`, `scale 200`, `DirectX 11`. */
  readonly name: string
  /** Of a language, its tag. */
  readonly language?: string
  readonly isServedBy: (member: Holder) => boolean
  /** The rule by which packages of it go into an image. */
  readonly addition: string
  /** The rule by which the first sign-in takes them out. */
  readonly pruning: string
  /** Settings of a sign-in, as JavaScript, that they fit. */
  readonly settings: string
}

/** The resources of a query, one by one. */
export function wantedResources({ language, scale, dxFeatureLevel }: ResourceQuery): readonly WantedResource[] {
  const wanted: WantedResource[] = []
  if (language !== undefined)
    wanted.push({
      name: language,
      language,
      isServedBy: (member) => fitsLanguage(member, language),
      addition: 'appx.language.match',
      pruning: 'appx.prune.language',
      settings: `{ languages: ['${language}'] }`,
    })
  if (scale !== undefined)
    wanted.push({
      name: `scale ${scale}`,
      isServedBy: ({ resources }) => resources.scales.includes(scale),
      addition: 'appx.scale.all',
      pruning: 'appx.prune.scale',
      settings: `{ scale: ${scale} }`,
    })
  if (dxFeatureLevel !== undefined)
    wanted.push({
      name: `DirectX ${dxFeatureLevel}`,
      isServedBy: ({ resources }) => resources.dxFeatureLevels.includes(dxFeatureLevel),
      addition: 'appx.dxfl.all',
      pruning: 'appx.prune.dxfl',
      settings: `{ dxFeatureLevel: ${dxFeatureLevel} }`,
    })
  return wanted
}
