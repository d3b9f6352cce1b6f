import type { DismAppxPackage } from './definitions/appx.ts'
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
  packages(): Promise<readonly DismPackage[]>
  packageInfo(name: PackageName): Promise<DismPackageInfoEx>
  provisionedAppxPackages(): Promise<readonly DismAppxPackage[]>
  addProvisionedAppxPackage(app: AppxRequest): Promise<CallResult>
  /** @param packageName full name, in any case */
  removeProvisionedAppxPackage(packageName: string): Promise<CallResult>
  /** Closes the session and ends the use of the API. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
