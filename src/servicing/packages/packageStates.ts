/**
 * States of packages: numbers of DismPackageFeatureState (dismapi.h) and what dism.exe prints. Not seen printed so far:
 * Removed, Partially Installed.
 */
export const PACKAGE_STATES = {
  NotPresent: { value: 0, text: 'Not Present' },
  UninstallPending: { value: 1, text: 'Uninstall Pending' },
  Staged: { value: 2, text: 'Staged' },
  Removed: { value: 3, text: 'Removed' },
  Installed: { value: 4, text: 'Installed' },
  InstallPending: { value: 5, text: 'Install Pending' },
  Superseded: { value: 6, text: 'Superseded' },
  PartiallyInstalled: { value: 7, text: 'Partially Installed' },
} as const

export type PackageState = keyof typeof PACKAGE_STATES

/**
 * CurrentState of the registry. Sources: Microsoft TechNet, "CBS Servicing States Chart"; hives of Windows 7 and 8.1,
 * which hold 0x20, 0x40, 0x50 and 0x70.
 */
export const CURRENT_STATES = {
  absent: 0,
  uninstallPending: 0x05,
  resolving: 0x10,
  resolved: 0x20,
  staging: 0x30,
  staged: 0x40,
  superseded: 0x50,
  installPending: 0x60,
  partiallyInstalled: 0x65,
  installed: 0x70,
  permanent: 0x80,
} as const
