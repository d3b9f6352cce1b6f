/**
 * Where Windows keeps app packages: keys below SOFTWARE and files of the volume. Sources: hives and images of
 * Windows 8.1 to 11, read with public tools.
 */

const ALL_USER_STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
const WINDOWS_APPS = 'Program Files\\WindowsApps'
const DATABASES = 'ProgramData\\Microsoft\\Windows\\AppRepository'
const REPOSITORY = `${DATABASES}\\Packages`

/** Keys of SOFTWARE. `full` is a package full name, `family` a package family name. */
export const appxKeys = {
  /** Parent of the keys of users, named by SID. */
  store: ALL_USER_STORE,
  /** One subkey a provisioned package; each has a subkey a framework that it uses. */
  applications: `${ALL_USER_STORE}\\Applications`,
  application: (full: string) => `${ALL_USER_STORE}\\Applications\\${full}`,
  /** Every package unpacked in the image, by family. */
  staged: `${ALL_USER_STORE}\\Staged`,
  stagedFamily: (family: string) => `${ALL_USER_STORE}\\Staged\\${family}`,
  stagedPackage: (family: string, full: string) => `${ALL_USER_STORE}\\Staged\\${family}\\${full}`,
  /** What a user has registered. */
  user: (sid: string) => `${ALL_USER_STORE}\\${sid}`,
  userPackage: (sid: string, full: string) => `${ALL_USER_STORE}\\${sid}\\${full}`,
  /** Settings of families. */
  config: `${ALL_USER_STORE}\\Config`,
  familyConfig: (family: string) => `${ALL_USER_STORE}\\Config\\${family}`,
  /** By SID: full names of packages that may go although Windows protects them. */
  endOfLife: `${ALL_USER_STORE}\\EndOfLife`,
  /** Apps that are part of Windows. */
  inbox: `${ALL_USER_STORE}\\InboxApplications`,
  /** The mark that the provisioning of a family was removed. */
  deprovisioned: (family: string) => `${ALL_USER_STORE}\\Deprovisioned\\${family}`,
} as const

/** Values of ours, where the place that Windows uses is not known; each is named in a rule's record. */
export const appxValues = {
  /** Of `familyConfig`: 1 full, 2 stub. Rule appx.stub.stored. */
  stubPreference: 'StubPreference',
  /** Of `application`: the argument of /Region. Rule appx.region.stored. */
  regions: 'Regions',
  /** Of `application`, REG_MULTI_SZ: full names. Rule appx.prune.recorded. */
  pruned: 'PrunedPackages',
  /** Of `familyConfig`, REG_DWORD: 1. Rule appx.add.policy. */
  installBlocked: 'InstallBlocked',
  /** Of `familyConfig`, REG_DWORD: 1. Rule appx.nonremovable.set. */
  nonRemovable: 'NonRemovable',
  /** Of `user`, REG_MULTI_SZ: full names of provisioned packages. Rules appx.register.signin, appx.register.again. */
  removed: 'RemovedPackages',
  /** Of `stagedPackage`, REG_DWORD 1. Rule appx.optimize.added. */
  added: 'AddedSinceRun',
} as const

/** Files and folders of the volume. */
export const appxFiles = {
  windowsApps: WINDOWS_APPS,
  packageFolder: (full: string) => `${WINDOWS_APPS}\\${full}`,
  /** A folder a package, with a file a user who has it registered. */
  repository: REPOSITORY,
  repositoryFolder: (full: string) => `${REPOSITORY}\\${full}`,
  userRegistration: (full: string, sid: string) => `${REPOSITORY}\\${full}\\${sid}.pckgdep`,
  /** The database of packages, made when Windows first runs: from Windows 10 on, and before. */
  stateRepository: `${DATABASES}\\StateRepository-Machine.srd`,
  packageRepository: `${DATABASES}\\PackageRepository.edb`,
  license: (family: string) => `ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps\\${family.toLowerCase()}.xml`,
  /** The start layout that new users get. Windows 10 and later. */
  startLayout: 'Users\\Default\\AppData\\Local\\Microsoft\\Windows\\Shell\\LayoutModification.xml',
  provisioningList: 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml',
} as const

/** The manifest of a package, relative to its folder. */
export function manifestPath(bundle: boolean): string {
  return bundle ? 'AppxMetadata\\AppxBundleManifest.xml' : 'AppxManifest.xml'
}

/**
 * The `Path` value of a package's key. DISM leaves the drive of an offline image open: the text
 * `%SYSTEMDRIVE%` stands in a REG_SZ.
 */
export function manifestPathValue(full: string, bundle: boolean): string {
  return `%SYSTEMDRIVE%\\${WINDOWS_APPS}\\${full}\\${manifestPath(bundle)}`
}
