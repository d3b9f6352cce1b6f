import type { PackageManifest, PackageUpdate } from '../../formats/mum/PackageManifest.ts'
import { CURRENT_STATES } from './packageStates.ts'
import type { RegisteredPackage } from './readPackages.ts'

/** The updates of a package that are to be installed with it: all but the features that nobody wants. */
export function wantedUpdates(
  manifest: PackageManifest,
  registered: Pick<RegisteredPackage, 'updates'> | undefined,
): readonly PackageUpdate[] {
  const asked = registered?.updates() ?? []
  return manifest.updates.filter(({ name, selectable }) => {
    if (!selectable) return true
    const intended = asked.find((one) => one.name.toLowerCase() === name.toLowerCase())?.intendedState
    return intended === undefined ? selectable.enabledByDefault : intended >= CURRENT_STATES.installPending
  })
}
