import { DismError } from '../../errors/DismError.ts'
import type { PackageManifest, PackageUpdate } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { PackageDocuments } from './PackageSource.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackage } from './readPackages.ts'
import { updateNamesUnique, updateOrderEnds, updateParentsThere } from './updateRules.ts'
import { versionsOf } from './versionsOf.ts'

/**
 * Decides whether what packages that are added together say of their updates makes sense.
 * @throws DismError CBS_DUPLICATE_UPDATENAME, CBS_MANIFEST_VALIDATION_UPDATES_PARENT_MISSING, CBS_CYCLE_EVALUATION
 */
export function checkUpdates(image: ImageReader, packages: Iterable<PackageDocuments>, judge: Judge): void {
  const all = [...new Set(packages)].filter(({ manifest }) => manifest.updates.length > 0)
  const brought = new Set(all.flatMap(({ manifest }) => namesOf(manifest)))
  for (const { identity, manifest } of all) {
    const twice = namesOf(manifest).find((name, index, names) => names.indexOf(name) < index)
    const because = twice === undefined ? 'no name is there twice' : `${twice} is there twice`
    if (!judge.decide(updateNamesUnique, identity, twice === undefined, because))
      throw new DismError('CBS_DUPLICATE_UPDATENAME', `${identity}: ${because}`)
    if (manifest.updates.every((update) => parentsOf(update).length === 0)) continue
    checkParents(image, identity, manifest, brought, judge)
    checkOrder(identity, manifest, judge)
  }
}

function checkParents(
  image: ImageReader,
  identity: string,
  manifest: PackageManifest,
  brought: ReadonlySet<string>,
  judge: Judge,
): void {
  const unknown = manifest.updates.flatMap(parentsOf).filter((name) => !brought.has(name))
  const known = unknown.length === 0 ? [] : namesInImage(image, manifest)
  const missing = unknown.find((name) => !known.includes(name))
  const because = missing === undefined ? 'each of them is there' : `there is no ${missing}`
  if (!judge.decide(updateParentsThere, identity, missing === undefined, because))
    throw new DismError('CBS_MANIFEST_VALIDATION_UPDATES_PARENT_MISSING', `${identity}: ${because}`)
}

/**
 * The updates of the package's parents in the image, and of packages inside it that the image has, so that it need not
 * bring them; without a manifest those that the registry names.
 */
function namesInImage(image: ImageReader, { parents, updates }: PackageManifest): readonly string[] {
  const versions = parents.flatMap(({ identities }) => identities).flatMap((parent) => versionsOf(image, parent))
  const inside = updates
    .flatMap(({ packages }) => packages)
    .flatMap(({ identity }) => readPackage(image, formatPackageIdentity(identity)) ?? [])
  return [...versions.map(({ registered }) => registered), ...inside].flatMap((registered) => {
    const manifest = readPackageManifest(image, registered.identity)
    return typeof manifest === 'string' ? registered.updates().map(({ name }) => name.toLowerCase()) : namesOf(manifest)
  })
}

function checkOrder(identity: string, { updates }: PackageManifest, judge: Judge): void {
  const needs = new Map(updates.map((update) => [update.name.toLowerCase(), parentsOf(update)]))
  // Those that need nothing go, and then those that need nothing else any more; a circle is what is left.
  for (let before = Infinity; needs.size < before;) {
    before = needs.size
    for (const [name, parents] of needs) if (!parents.some((parent) => needs.has(parent))) needs.delete(name)
  }
  const because = needs.size === 0 ? 'none needs itself' : `${[...needs.keys()].join(', ')} cannot be put in order`
  if (!judge.decide(updateOrderEnds, identity, needs.size === 0, because))
    throw new DismError('CBS_CYCLE_EVALUATION', `${identity}: ${because}`)
}

function namesOf({ updates }: PackageManifest): readonly string[] {
  return updates.map(({ name }) => name.toLowerCase())
}

function parentsOf({ applicable }: PackageUpdate): readonly string[] {
  return (applicable?.updates ?? []).map((name) => name.toLowerCase())
}
