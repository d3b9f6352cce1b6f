import type { PackageState } from '../packages/packageStates.ts'

/** Whether a capability or a package of one is installed, or will be at the next start. */
export function isThere({ state }: { readonly state: PackageState }): boolean {
  return state === 'Installed' || state === 'InstallPending'
}
