import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'

/** What /Add-ProvisionedAppxPackage is asked to do, everything opened. */
export interface AddRequest {
  readonly main: AppPackage | AppBundle
  /** Packages of a bundle that apply to the image, by file name; empty for a plain package. See `openAddRequest`. */
  readonly members: ReadonlyMap<string, AppPackage>
  readonly dependencies: readonly AppPackage[]
  /** The license file, or undefined. */
  readonly license: { readonly path: string; readonly bytes: Uint8Array } | undefined
  readonly skipLicense: boolean
  /** The argument of /Region as typed, or undefined. */
  readonly regions: string | undefined
}
