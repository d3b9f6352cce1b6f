import type { PackageManifest, PackageUpdate } from '../../formats/mum/PackageManifest.ts'
import { CURRENT_STATES } from './packageStates.ts'
import type { RegisteredPackage } from './readPackages.ts'

/** A package as it is registered, as far as what was asked of its updates goes. */
type WithUpdates = Pick<RegisteredPackage, 'updates'>

/** The updates of a package that are to be installed with it: all but the features that nobody wants. */
export function wantedUpdates(
  manifest: PackageManifest,
  registered: WithUpdates | undefined,
): readonly PackageUpdate[] {
  const intended = intendedStates(registered)
  return manifest.updates.filter((update) => !update.selectable || isUpdateWanted(update, intended(update.name)))
}

/** What was asked of the updates of a package, by name: a state, or undefined where nobody has asked. */
export function intendedStates(registered: WithUpdates | undefined): (update: string) => number | undefined {
  const asked = new Map(registered?.updates().map((one) => [one.name.toLowerCase(), one.intendedState]))
  return (update) => asked.get(update.toLowerCase())
}

/** Whether a feature is to be enabled: by what was asked of it, else by its manifest. */
export function isUpdateWanted({ selectable }: PackageUpdate, intended: number | undefined): boolean {
  return intended === undefined ? selectable?.enabledByDefault === true : intended >= CURRENT_STATES.installPending
}
