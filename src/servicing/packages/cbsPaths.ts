/** Where Windows keeps what it knows of packages. Sources: hives of Windows 7 to 8.1, images of Windows 10 and 11. */

const CBS = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'
const MANIFESTS = 'Windows\\servicing\\Packages'

/** Keys of SOFTWARE. */
export const cbsKeys = {
  /** The key of servicing itself. */
  servicing: CBS,
  /** One subkey a package, named by its identity. */
  packages: `${CBS}\\Packages`,
  package: (identity: string) => `${CBS}\\Packages\\${identity}`,
  /** By identity without version (0.0.0.0), a value an identity with one. */
  indexed: (identity: string) => `${CBS}\\PackageIndex\\${identity}`,
  /** By the parent's identity without version, a value a package that asks for it. */
  detected: (identity: string) => `${CBS}\\PackageDetect\\${identity}`,
  /** A value a servicing stack, named by its version: the folder in WinSxS. */
  stacks: `${CBS}\\Version`,
  /** Exists while packages wait for the next start; one subkey each. */
  packagesPending: `${CBS}\\PackagesPending`,
  /** Exists while the running Windows waits for a restart. */
  rebootPending: `${CBS}\\RebootPending`,
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

/** What an owner is to a package: 208 and 3,600 of them in a Windows 8.1. Not documented; 1 and 4 exist too. */
export const OWNER_KINDS = {
  /** The package itself: a user asked for it. */
  own: 2,
  /** A package that it is inside of. */
  container: 3,
} as const

/** An owner's value: its kind, and what it wants the package to be, as in `CURRENT_STATES`. */
export function ownerValue(kind: number, intendedState: number): number {
  return (kind << 16) | intendedState
}

/** What stands in an index for all versions of a package. */
export function withoutVersion(identity: string): string {
  return identity.replace(/~[^~]*$/, '~0.0.0.0')
}

/** The manifest of a package of the image. */
export function manifestPath(identity: string): string {
  return `${MANIFESTS}\\${identity}.mum`
}

/** Its catalogue, the signed hashes. */
export function cataloguePath(identity: string): string {
  return `${MANIFESTS}\\${identity}.cat`
}
