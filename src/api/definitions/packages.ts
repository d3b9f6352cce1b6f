import type { DismFeature } from './features.ts'
import type { SYSTEMTIME } from './session.ts'

/** By what a package is named. */
export const DismPackageIdentifier = {
  DismPackageNone: 0,
  /** Package identity: `Name~Token~Architecture~Language~Version`. */
  DismPackageName: 1,
  /** Absolute path of a .cab file. */
  DismPackagePath: 2,
} as const

/** The state of a package, a feature or a capability. */
export const DismPackageFeatureState = {
  DismStateNotPresent: 0,
  DismStateUninstallPending: 1,
  DismStateStaged: 2,
  /** Inside of DISM; `DismStateRemoved` to everybody else. */
  DismStateResolved: 3,
  DismStateRemoved: 3,
  DismStateInstalled: 4,
  DismStateInstallPending: 5,
  DismStateSuperseded: 6,
  DismStatePartiallyInstalled: 7,
} as const

/** A value of DismPackageFeatureState. */
export type DismPackageFeatureStateValue = (typeof DismPackageFeatureState)[keyof typeof DismPackageFeatureState]

/** What kind of release a package is. */
export const DismReleaseType = {
  DismReleaseTypeCriticalUpdate: 0,
  DismReleaseTypeDriver: 1,
  DismReleaseTypeFeaturePack: 2,
  DismReleaseTypeHotfix: 3,
  DismReleaseTypeSecurityUpdate: 4,
  DismReleaseTypeSoftwareUpdate: 5,
  DismReleaseTypeUpdate: 6,
  DismReleaseTypeUpdateRollup: 7,
  DismReleaseTypeLanguagePack: 8,
  DismReleaseTypeFoundation: 9,
  DismReleaseTypeServicePack: 10,
  DismReleaseTypeProduct: 11,
  DismReleaseTypeLocalPack: 12,
  DismReleaseTypeOther: 13,
  DismReleaseTypeOnDemandPack: 14,
} as const

/** A value of DismReleaseType. */
export type DismReleaseTypeValue = (typeof DismReleaseType)[keyof typeof DismReleaseType]

/** Whether a package or feature needs a restart. */
export const DismRestartType = { DismRestartNo: 0, DismRestartPossible: 1, DismRestartRequired: 2 } as const

/** A value of DismRestartType. */
export type DismRestartTypeValue = (typeof DismRestartType)[keyof typeof DismRestartType]

/** Whether a package can be installed offline without a boot of the image. */
export const DismFullyOfflineInstallableType = {
  DismFullyOfflineInstallable: 0,
  DismFullyOfflineNotInstallable: 1,
  DismFullyOfflineInstallableUndetermined: 2,
} as const

/** A value of DismFullyOfflineInstallableType. */
export type DismFullyOfflineInstallableTypeValue =
  (typeof DismFullyOfflineInstallableType)[keyof typeof DismFullyOfflineInstallableType]

/** A package of an image. */
export interface DismPackage {
  readonly PackageName: string
  readonly PackageState: DismPackageFeatureStateValue
  readonly ReleaseType: DismReleaseTypeValue
  /** Local time of the computer that services; all zero when there is none. */
  readonly InstallTime: SYSTEMTIME
}

/** What a package or feature says of itself beyond the fields of its structure. */
export interface DismCustomProperty {
  readonly Name: string
  readonly Value: string
  readonly Path: string
}

/** A package with all that is known of it. */
export interface DismPackageInfo extends DismPackage {
  readonly Applicable: boolean
  readonly Copyright: string
  readonly Company: string
  /** Local to who made the package. */
  readonly CreationTime: SYSTEMTIME
  readonly DisplayName: string
  readonly Description: string
  readonly InstallClient: string
  readonly InstallPackageName: string
  readonly LastUpdateTime: SYSTEMTIME
  readonly ProductName: string
  readonly ProductVersion: string
  readonly RestartRequired: DismRestartTypeValue
  readonly FullyOffline: DismFullyOfflineInstallableTypeValue
  readonly SupportInformation: string
  readonly CustomProperty: readonly DismCustomProperty[]
  readonly CustomPropertyCount: number
  readonly Feature: readonly DismFeature[]
  readonly FeatureCount: number
}

/** The same with the capability that the package is. */
export interface DismPackageInfoEx extends DismPackageInfo {
  /** Empty when it is none. */
  readonly CapabilityId: string
}
