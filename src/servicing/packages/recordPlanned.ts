import type { ForkedImage } from '../../image/WindowsImage.ts'
import { OWNER_KINDS } from './cbsPaths.ts'
import { installLocation } from './installLocation.ts'
import { isWanted } from './packageGoals.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import type { PackageSource } from './PackageSource.ts'
import type { PlannedPackage } from './planAddition.ts'
import { readPackage } from './readPackages.ts'
import { recordPackage } from './writePackages.ts'

/** Enters what is planned into the registry, in a state where it is not there already. */
export function recordPlanned(
  image: ForkedImage,
  planned: readonly PlannedPackage[],
  { container }: PackageSource,
  state: number,
  now: bigint,
): void {
  for (const { documents, owner, visibility } of planned) {
    const { identity, manifest, manifestFile, catalogue } = documents
    const known = readPackage(image, identity)
    const isListed = known?.owners().some(({ kind }) => kind === OWNER_KINDS.own)
    recordPackage(
      image,
      {
        identity,
        currentState: known && isWanted(known) ? (known.currentState ?? 0) : state,
        visibility: isListed ? (known?.visibility ?? visibility) : visibility,
        selfUpdate: manifest.selfUpdate,
        installLocation: installLocation(container.path),
        owners: [owner],
        features: manifest.updates.flatMap(({ name, selectable }) => (selectable ? [name] : [])),
        parents: manifest.parents.flatMap((parent) => parent.identities.map(formatPackageIdentity)),
        manifest: manifestFile,
        catalogue,
      },
      now,
    )
  }
}
