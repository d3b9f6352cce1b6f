import type { PackageTraits } from '../specs/machineUpdates.ts'
import type { ModelImage } from './ModelImage.ts'

/** A package of the image that is no app. */
export interface ModelPackage {
  readonly traits: PackageTraits
  /** As /Get-Packages tells it. */
  readonly state: 'Installed' | 'Superseded' | 'InstallPending' | 'UninstallPending'
  /** What it is when Windows has started. */
  readonly next: 'Installed' | 'Superseded' | 'gone'
}

/** A computer as the two documents speak of it. */
export interface ModelMachine {
  /** The image on its drive; `online` while its Windows runs. */
  readonly image: ModelImage
  readonly audit: boolean
  readonly packages: readonly ModelPackage[]
  /** By full name of the app package: the text of its custom data file. */
  readonly customData: { readonly [fullName: string]: string }
}

/**
 * How a command ends, as a process or function does: 0, 3010 (done, Windows must restart), an HRESULT. A process that
 * came to no end of its own has none.
 */
export type EndCode = number | 'killed' | 'power lost'

/** An end that is allowed, and how the computer is then. */
export interface AllowedEnd {
  /** Any of them. */
  readonly codes: readonly EndCode[]
  /** `unknown`: what was worked on is to be verified, or the changes to be discarded. */
  readonly after: ModelMachine | 'unknown'
}
