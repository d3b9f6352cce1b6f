import type { PackageState } from '../packages/packageStates.ts'

/**
 * States of features: those of packages that a feature can be in, whose numbers they share (dismapi.h), and what dism.exe
 * prints. Inferred: that a feature of a package which is not installed prints as Disabled.
 */
export const FEATURE_STATES = {
  NotPresent: 'Disabled',
  Staged: 'Disabled',
  Removed: 'Disabled with Payload Removed',
  InstallPending: 'Enable Pending',
  Installed: 'Enabled',
  UninstallPending: 'Disable Pending',
} as const satisfies { readonly [state in PackageState]?: string }

/** State in which a feature can be. */
export type FeatureState = keyof typeof FEATURE_STATES

/** Whether a feature is enabled, or will be after the next start. */
export function isOn(state: FeatureState): boolean {
  return state === 'Installed' || state === 'InstallPending'
}
