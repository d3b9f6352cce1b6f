import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { featurePackageInstalled, innerContained } from './addRules.ts'
import { OWNER_KINDS, VISIBILITY } from './cbsPaths.ts'
import { checkPayload } from './checkPayload.ts'
import { checkUpdates } from './checkUpdates.ts'
import { componentsIn, type BroughtComponent } from './componentStore.ts'
import { isInnerApplicable } from './judgeApplicability.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { innerPackage, type PackageDocuments, type PackageSource } from './PackageSource.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { readPackage, type PackageOwner } from './readPackages.ts'
import { wantedUpdates } from './wantedUpdates.ts'

/** A package that is to be added, or one inside it. */
export interface PlannedPackage {
  readonly documents: PackageDocuments
  readonly owner: PackageOwner
  readonly visibility: number
  /** False: it is only staged, as its feature is not enabled. */
  readonly installs: boolean
  readonly components: readonly { readonly identity: AssemblyIdentity; readonly brought: BroughtComponent }[]
}

/** How deep packages lie in packages: updates of today have three levels. */
const MAX_DEPTH = 16

/** Nobody seems to bring that many in one package: the largest known has some 5,000. */
const MAX_PACKAGES = 50_000

/**
 * The packages that adding one brings, it first, those inside it behind it, each with its components.
 * @throws DismError CBS_SOURCE_MISSING, SXS_FILE_HASH_MISMATCH, CBS_INVALID_PACKAGE, what `checkUpdates` throws
 */
export function planAddition(image: ImageReader, source: PackageSource, judge: Judge): readonly PlannedPackage[] {
  const { container } = source
  const lookUp = componentsIn(container)
  const planned: PlannedPackage[] = []
  // Whether they are installed.
  const looked = new Map<PackageDocuments, boolean>()
  const read = new Map<string, PackageDocuments | undefined>()
  const plan = (documents: PackageDocuments, by: Omit<PlannedPackage, 'documents' | 'components'>, depth: number) => {
    if (depth > MAX_DEPTH || planned.length >= MAX_PACKAGES)
      throw new DismError('CBS_INVALID_PACKAGE', `too many packages in packages in ${container.path}`)
    // One that is inside several is looked into once; one that is inside itself ends here.
    const isKnown = looked.get(documents) === true || (looked.has(documents) && !by.installs)
    looked.set(documents, by.installs || looked.get(documents) === true)
    planned.push({ ...by, documents, components: isKnown ? [] : payloadOf(documents) })
    if (isKnown) return
    const wanted = wantedUpdates(documents.manifest, readPackage(image, documents.identity))
    for (const update of documents.manifest.updates) {
      const isWanted = wanted.includes(update)
      for (const { identity, contained, visible } of update.packages) {
        const name = formatPackageIdentity(identity)
        const inner = documentsOf(identity, name)
        if (!isThere(name, inner, contained)) continue
        if (!inner || !isInnerApplicable(image, inner.manifest, judge)) continue
        const because = isWanted ? `${update.name} is installed` : `the feature ${update.name} is not enabled`
        const installs = judge.decide(featurePackageInstalled, name, by.installs && isWanted, because)
        const intendedState = installs ? CURRENT_STATES.installed : CURRENT_STATES.staged
        const owner = { identity: documents.identity, kind: OWNER_KINDS.container, intendedState }
        plan(inner, { owner, installs, visibility: visible ? VISIBILITY.listed : VISIBILITY.hidden }, depth + 1)
      }
    }
  }

  function documentsOf(identity: AssemblyIdentity, name: string): PackageDocuments | undefined {
    const key = name.toLowerCase()
    if (!read.has(key)) read.set(key, innerPackage(container, identity))
    return read.get(key)
  }

  function isThere(name: string, inner: PackageDocuments | undefined, contained: boolean): boolean {
    const inImage = readPackage(image, name) !== undefined
    const because = inner ? 'the package brings it' : inImage ? 'the image has it' : 'nobody has it'
    const there = inner !== undefined || inImage || !contained
    if (!judge.decide(innerContained, name, there, because))
      throw new DismError('CBS_SOURCE_MISSING', `${name} is not in ${container.path}`)
    return inner !== undefined
  }

  function payloadOf({ identity, manifest }: PackageDocuments): PlannedPackage['components'] {
    const components = manifest.updates.flatMap((update) => update.components)
    if (components.length === 0) return []
    const named = components.map((component) => ({ identity: component, brought: lookUp(component) }))
    checkPayload(image, identity, named, container, judge)
    return named.flatMap((one) => (one.brought ? [{ identity: one.identity, brought: one.brought }] : []))
  }

  const own = { identity: source.identity, kind: OWNER_KINDS.own, intendedState: CURRENT_STATES.installed }
  plan(source, { owner: own, installs: true, visibility: VISIBILITY.listed }, 0)
  checkUpdates(
    image,
    planned.map(({ documents }) => documents),
    judge,
  )
  return planned
}
