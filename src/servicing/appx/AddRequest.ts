import type { ByteSource } from '../../formats/ByteSource.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import type { OpenedPackage, UnreadablePackage } from './openPackageFile.ts'
import type { PackageFolder } from './PackageFolder.ts'
import type { StubForm } from './StubForm.ts'

/** A license file, as the user knows it. */
export interface LicenseFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A custom data file. */
export interface CustomDataFile {
  readonly path: string
  readonly content: ByteSource
}

/** What /Add-ProvisionedAppxPackage is given, its files opened. */
export interface GivenFiles {
  /** The package of /PackagePath, or what lies in the folder of /FolderPath. */
  readonly main: OpenedPackage | PackageFolder
  readonly dependencies: readonly OpenedPackage[]
  readonly optionalPackages?: readonly OpenedPackage[] | undefined
  readonly licenses?: readonly LicenseFile[] | undefined
  readonly skipLicense: boolean
  readonly customData?: CustomDataFile | undefined
  /** The argument of /Region as typed, or undefined. */
  readonly regions: string | undefined
  /** What /StubPackageOption chooses, or undefined. */
  readonly stub?: StubForm | undefined
  /** Set for a running Windows: full names of the app packages that run. */
  readonly running?: { readonly apps: readonly string[] } | undefined
}

/** What /Add-ProvisionedAppxPackage is asked to do, everything opened. See `openAddRequest`. */
export interface AddRequest extends GivenFiles {
  /** Packages of the bundles that apply to the image, by bundle and file name, see `memberKey`; none for plain packages. */
  readonly members: ReadonlyMap<string, AppPackage | UnreadablePackage>
}

/** A request that names its package. */
export interface PackageRequest extends AddRequest {
  readonly main: OpenedPackage
}

/** A request whose files are all packages; those inside its bundles are judged when they are selected. */
export interface SoundRequest extends Omit<AddRequest, 'main' | 'dependencies' | 'optionalPackages'> {
  readonly main: AppPackage | AppBundle
  readonly dependencies: readonly (AppPackage | AppBundle)[]
  readonly optionalPackages: readonly (AppPackage | AppBundle)[]
  readonly licenses: readonly LicenseFile[]
}

/** Names a package of a bundle as messages do: `reader.msixbundle!reader_x64.msix`. */
export function memberKey(bundle: { readonly file: string }, fileName: string): string {
  return `${bundle.file}!${fileName}`
}
