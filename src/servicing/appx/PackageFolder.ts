import type { LicenseFile } from './AddRequest.ts'
import type { OpenedPackage } from './openPackageFile.ts'

/** What lies in the folder of /FolderPath, opened; see `openPackageFolder`. */
export interface PackageFolder {
  readonly kind: 'folder'
  /** The folder, as the user knows it. */
  readonly file: string
  /** The packages that are marked as main packages. */
  readonly mains: readonly OpenedPackage[]
  /** The other packages. */
  readonly others: readonly OpenedPackage[]
  /** Documents (.xml) that may be licenses. */
  readonly documents: readonly LicenseFile[]
}
