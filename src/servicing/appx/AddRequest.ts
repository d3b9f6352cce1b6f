import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import type { OpenedPackage, UnreadablePackage } from './openPackageFile.ts'

/** What /Add-ProvisionedAppxPackage is asked to do, everything opened. See `openAddRequest`. */
export interface AddRequest {
  readonly main: OpenedPackage
  /** Packages of a bundle that apply to the image, by file name; empty for a plain package. */
  readonly members: ReadonlyMap<string, AppPackage | UnreadablePackage>
  readonly dependencies: readonly OpenedPackage[]
  /** The license file, or undefined. */
  readonly license: { readonly path: string; readonly bytes: Uint8Array } | undefined
  readonly skipLicense: boolean
  /** The argument of /Region as typed, or undefined. */
  readonly regions: string | undefined
  /** Set for a running Windows: full names of the app packages that run. */
  readonly running?: { readonly apps: readonly string[] } | undefined
}

/** A request whose files are all packages. */
export interface SoundRequest extends Omit<AddRequest, 'main' | 'members' | 'dependencies'> {
  readonly main: AppPackage | AppBundle
  readonly members: ReadonlyMap<string, AppPackage>
  readonly dependencies: readonly (AppPackage | AppBundle)[]
}
