/** Where Windows keeps what it knows of packages. Sources: hives of Windows 7 to 8.1, images of Windows 10 and 11. */

const CBS = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'
const MANIFESTS = 'Windows\\servicing\\Packages'

/** Keys of SOFTWARE. */
export const cbsKeys = {
  /** One subkey a package, named by its identity. */
  packages: `${CBS}\\Packages`,
  package: (identity: string) => `${CBS}\\Packages\\${identity}`,
  /** By identity without version (0.0.0.0), a value an identity with one. */
  indexed: (identity: string) => `${CBS}\\PackageIndex\\${identity}`,
} as const

/** Values and subkeys of a package's key. */
export const cbsNames = {
  currentState: 'CurrentState',
  visibility: 'Visibility',
  selfUpdate: 'SelfUpdate',
  /** FILETIME in two halves. */
  installTimeHigh: 'InstallTimeHigh',
  installTimeLow: 'InstallTimeLow',
  installClient: 'InstallClient',
  installName: 'InstallName',
  installLocation: 'InstallLocation',
  installUser: 'InstallUser',
  supersededTime: 'SupersededTime',
  /** Subkey: packages that brought this one, itself when a user did. */
  owners: 'Owners',
  /** Subkey: its features. */
  updates: 'Updates',
} as const

/** Visibility: 219 of the 4,399 packages of a Windows 8.1 have the first, all others the second. */
export const VISIBILITY = { listed: 1, hidden: 2 } as const

/** The manifest of a package of the image. */
export function manifestPath(identity: string): string {
  return `${MANIFESTS}\\${identity}.mum`
}
