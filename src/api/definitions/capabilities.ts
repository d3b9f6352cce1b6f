import type { DismPackageFeatureStateValue } from './packages.ts'

/** A capability of an image. */
export interface DismCapability {
  /** `Language.Basic~~~en-US~0.0.1.0` */
  readonly Name: string
  readonly State: DismPackageFeatureStateValue
}

/** A capability with all that is known of it. */
export interface DismCapabilityInfo extends DismCapability {
  readonly DisplayName: string
  readonly Description: string
  /** Bytes. */
  readonly DownloadSize: number
  /** Bytes. */
  readonly InstallSize: number
}
