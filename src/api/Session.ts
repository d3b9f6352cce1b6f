/// <reference lib="esnext.disposable" preserve="true" />
import type { DismAppxPackage } from './definitions/appx.ts'
import type { DismCapability, DismCapabilityInfo } from './definitions/capabilities.ts'
import type { DismDriver, DismDriverPackage } from './definitions/drivers.ts'
import type { DismFeature, DismFeatureInfo } from './definitions/features.ts'
import type { DismPackage, DismPackageInfoEx } from './definitions/packages.ts'

/** How a call that changes an image is watched and cancelled. */
export interface CallOptions {
  /** Cancels the operation: it fails with CANCELLED then, and the state of the image is unknown, see `cancelOutcome`. */
  readonly signal?: AbortSignal
  readonly onProgress?: (current: number, total: number) => void
}

/** What came of a call that changes an image. */
export interface CallResult {
  /** Whether Windows has to be restarted. */
  readonly restartRequired: boolean
}

/** A package of the image by its identity, or a package elsewhere by the absolute path of its .cab file. */
export type PackageName = string | { readonly path: string }

/** How a package is added. */
export interface AddPackageOptions extends CallOptions {
  /** Whether it is added though it does not apply. */
  readonly ignoreCheck?: boolean
  /** Whether it is left out when something of it or of the image waits for the next start. */
  readonly preventPending?: boolean
}

/** Where files come from that the image does not have. */
export interface SourceOptions extends CallOptions {
  /** Folders. */
  readonly sources?: readonly string[]
  /** Whether Windows Update is left alone. */
  readonly limitAccess?: boolean
}

/** How features are enabled. */
export interface EnableFeatureOptions extends SourceOptions {
  readonly of?: PackageName
  /** Whether all that they stand on is enabled too. */
  readonly all?: boolean
}

/** How features are disabled. */
export interface DisableFeatureOptions extends CallOptions {
  /** Name of their package. */
  readonly of?: string
  readonly removePayload?: boolean
}

/** A driver package and the devices it serves. */
export interface DriverInfo {
  readonly driverPackage: DismDriverPackage
  readonly drivers: readonly DismDriver[]
}

/** How the component store of an image is. */
export type ImageHealth = 'healthy' | 'repairable' | 'nonRepairable'

/** How the health of an image is found out. */
export interface HealthOptions extends CallOptions {
  /** Whether the component store is scanned. */
  readonly scan?: boolean
}

/** How components are cleaned up. */
export interface CleanUpOptions extends CallOptions {
  /** Whether all that is superseded goes, for good. */
  readonly resetBase?: boolean
}

/** How an image becomes another edition. */
export interface SetEditionOptions extends CallOptions {
  /** The running Windows needs one. */
  readonly productKey?: string
}

/** How an answer file is applied. */
export interface UnattendOptions {
  /** Whether what stands before a failure in the file stays done; otherwise all is done together or not at all. */
  readonly oneByOne?: boolean
}

/** An app package to be provisioned, as `dism /Add-ProvisionedAppxPackage` takes it. */
export interface AppxRequest {
  readonly path: string
  readonly dependencies?: readonly string[]
  readonly optional?: readonly string[]
  /** Without any the license is skipped. */
  readonly licenses?: readonly string[]
  readonly customDataPath?: string
  readonly regions?: string
  readonly stub?: 'full' | 'stub'
}

/**
 * A session on an image. Every method does what the function of the DISM API does that has its name, one after another,
 * and throws a DismError where that gives the HRESULT of a failure. When a function asks for it the session is opened
 * again behind the scenes.
 */
export interface Session {
  /** @param path a .cab file, the folder of an expanded one, or, for an offline image, an .msu file */
  addPackage(path: string, options?: AddPackageOptions): Promise<CallResult>
  removePackage(name: PackageName, options?: CallOptions): Promise<CallResult>
  packages(): Promise<readonly DismPackage[]>
  packageInfo(name: PackageName): Promise<DismPackageInfoEx>
  /** @param of a package; those of Windows itself when left out */
  features(of?: PackageName): Promise<readonly DismFeature[]>
  featureInfo(name: string, of?: PackageName): Promise<DismFeatureInfo>
  /** The features of which one must be enabled before this one. */
  featureParents(name: string, of?: PackageName): Promise<readonly DismFeature[]>
  /** @param name one or more, parted by `;` */
  enableFeature(name: string, options?: EnableFeatureOptions): Promise<CallResult>
  disableFeature(name: string, options?: DisableFeatureOptions): Promise<CallResult>
  capabilities(): Promise<readonly DismCapability[]>
  capabilityInfo(name: string): Promise<DismCapabilityInfo>
  addCapability(name: string, options?: SourceOptions): Promise<CallResult>
  removeCapability(name: string, options?: CallOptions): Promise<CallResult>
  /** @param all whether the drivers of Windows itself are among them */
  drivers(all?: boolean): Promise<readonly DismDriverPackage[]>
  /** @param path published name, or path of an INF */
  driverInfo(path: string): Promise<DriverInfo>
  addDriver(path: string, options?: { readonly forceUnsigned?: boolean }): Promise<CallResult>
  /** @param name `oem1.inf` */
  removeDriver(name: string): Promise<CallResult>
  /** As the last scan has marked it, unless the store is scanned. */
  health(options?: HealthOptions): Promise<ImageHealth>
  restoreHealth(options?: SourceOptions): Promise<CallResult>
  cleanUpComponents(options?: CleanUpOptions): Promise<CallResult>
  /** EditionID. */
  edition(): Promise<string>
  /** The editions that the image can become. */
  targetEditions(): Promise<readonly string[]>
  setEdition(edition: string, options?: SetEditionOptions): Promise<CallResult>
  setProductKey(productKey: string): Promise<CallResult>
  /** @param path an answer file, of which the offlineServicing pass is applied */
  applyUnattend(path: string, options?: UnattendOptions): Promise<CallResult>
  provisionedAppxPackages(): Promise<readonly DismAppxPackage[]>
  addProvisionedAppxPackage(app: AppxRequest): Promise<CallResult>
  /**
   * @param packageName full name, in any case
   * @param options.allUsers whether the app is removed for everyone who has it too, on the Windows that runs
   */
  removeProvisionedAppxPackage(packageName: string, options?: { readonly allUsers?: boolean }): Promise<CallResult>
  /** @param path of the custom data file of a provisioned app; the one that it has is deleted when left out */
  setProvisionedAppxDataFile(packageName: string, path?: string): Promise<CallResult>
  /** Makes identical files of provisioned apps of an offline image hard links. */
  optimizeProvisionedAppxPackages(): Promise<CallResult>
  /** The package families that a policy makes nonremovable. */
  nonRemovableApps(): Promise<readonly string[]>
  /** Sets or lifts that policy. */
  setNonRemovableApp(packageFamily: string, nonRemovable: boolean): Promise<CallResult>
  /** Closes the session and ends the use of the API; nothing when that ended with the Windows of the computer. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
