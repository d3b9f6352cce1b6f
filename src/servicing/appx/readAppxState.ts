import type { ImageReader } from '../../image/WindowsImage.ts'
import { createJudge } from '../../rules/Judge.ts'
import type { Semantics } from '../../rules/Rule.ts'
import { decide, type Decision } from '../../rules/Decision.ts'
import { readBundleMembers } from './readBundleMembers.ts'
import { readProvisioned, type Provisioned } from './readProvisioned.ts'
import { readRegistered } from './readRegistered.ts'
import { readStagedPackages, type StagedPackage } from './readStagedPackages.ts'
import { sameName } from './NamedPackage.ts'
import { staleBundle } from './rules/applicability.ts'
import { selectResources } from './selectResources.ts'

/** A package of a provisioned app, as it is in the image. */
export interface AppxPackageState {
  readonly fullName: string
  readonly kind: 'main' | 'resource' | 'framework'
  readonly stub: boolean
  readonly languages: readonly string[]
  /** Per cent, or null. */
  readonly scale: number | null
  readonly dxFeatureLevel: number | null
}

/** A provisioned app with all that belongs to it. */
export interface ProvisionedState {
  readonly packageName: string
  readonly regions: string | null
  readonly stale: boolean
  /** Why it is stale or not; absent for a plain package. */
  readonly decision: Decision | undefined
  readonly packages: readonly AppxPackageState[]
}

/** What is provisioned, with the packages that are in the image for it. */
export function readProvisionedState(image: ImageReader, semantics: Semantics): ProvisionedState[] {
  return readProvisioned(image).map((app) => {
    const packages = readStagedPackages(image, app)
    const decision = app.bundle ? decideStale(image, app, packages, semantics) : undefined
    return {
      packageName: app.fullName,
      regions: app.regions || null,
      stale: decision?.holds ?? false,
      decision,
      packages: [
        ...packages.map(packageState),
        ...app.frameworks.map((fullName) => ({
          fullName,
          kind: 'framework' as const,
          stub: false,
          languages: [],
          scale: null,
          dxFeatureLevel: null,
        })),
      ],
    }
  })
}

/** Full names of what a user has registered, sorted. */
export function readUserRegistrations(image: ImageReader, sid: string): string[] {
  return [...(readRegistered(image).get(sid.toUpperCase())?.values() ?? [])].sort()
}

function packageState({ fullName, kind, stub, resources }: StagedPackage): AppxPackageState {
  return {
    fullName,
    kind,
    stub,
    languages: resources.languages,
    scale: resources.scales[0] ?? null,
    dxFeatureLevel: resources.dxFeatureLevels[0] ?? null,
  }
}

/** Compares the resource packages in the image with those that its languages ask for now. */
function decideStale(
  image: ImageReader,
  app: Provisioned,
  packages: readonly StagedPackage[],
  semantics: Semantics,
): Decision {
  const members = readBundleMembers(image, app.fullName)
  if (!members)
    return decide(staleBundle, app.fullName, false, 'its bundle manifest is not in the image to compare with')
  const main = packages.find((one) => one.kind === 'main')
  const stub = members.some((member) => member.stub && main && sameName(member.fullName, main.fullName))
  const wanted = selectResources(
    members.filter((member) => member.type === 'resource' && member.stub === stub),
    main,
    image.languages(),
    createJudge(semantics),
  ).map((member) => member.fullName)
  const there = packages.filter((one) => one.kind === 'resource').map((one) => one.fullName)
  const missing = wanted.filter((name) => !includesName([...there, ...app.pruned], name))
  const extra = there.filter((name) => !includesName(wanted, name))
  const because = [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`not applicable: ${extra.join(', ')}`] : []),
  ]
  const stale = because.length > 0
  return decide(staleBundle, app.fullName, stale, stale ? because.join('; ') : 'its packages are those that apply')
}

function includesName(names: readonly string[], name: string): boolean {
  return names.some((one) => sameName(one, name))
}
