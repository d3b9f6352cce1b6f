import type { ByteSource } from '../ByteSource.ts'
import type { PackageIdentity, PackageVersion } from './PackageIdentity.ts'

/** A `Resource` element: one qualifier of a package. Language tags as written, scale in per cent, level 9, 10 or 11. */
export interface PackageResources {
  readonly languages: readonly string[]
  readonly scales: readonly number[]
  readonly dxFeatureLevels: readonly number[]
}

/** A `PackageDependency` element. */
export interface PackageDependency {
  readonly name: string
  readonly publisher: string
  readonly minVersion: PackageVersion
  /** `MaxMajorVersionTested`, when given. */
  readonly maxMajorVersionTested: number | undefined
  readonly optional: boolean
}

/** A `MainPackageDependency` element: the app that an optional package belongs to. */
export interface MainPackageDependency {
  readonly name: string
  /** That of the package itself unless it says another, as it can since uap4. */
  readonly publisher: string
}

/** A `TargetDeviceFamily` element, or the OSMinVersion of an older manifest under the name `Windows.Desktop`. */
export interface TargetDeviceFamily {
  readonly name: string
  readonly minVersion: PackageVersion
  readonly maxVersionTested: PackageVersion
}

/** What AppxManifest.xml says, of all namespaces from 2010 on. */
export interface AppManifest {
  readonly identity: PackageIdentity
  /** The namespace of the root element. */
  readonly namespace: string
  readonly displayName: string
  readonly publisherDisplayName: string
  readonly framework: boolean
  readonly resourcePackage: boolean
  readonly resources: PackageResources
  readonly dependencies: readonly PackageDependency[]
  readonly targetDeviceFamilies: readonly TargetDeviceFamily[]
  /** `MainPackageDependency` elements: those of an optional package. */
  readonly mainPackages: readonly MainPackageDependency[]
  /** Ids of the `Application` elements. */
  readonly applications: readonly string[]
}

/** A file of a package: its decoded path (`\` separated, relative to the package folder) and content. */
export interface PackageFile {
  readonly path: string
  readonly size: number
  /** Inflates on reading and checks every block against the block map. @throws FormatError */
  readonly content: ByteSource
}

/** An opened `.appx` or `.msix`: structure, manifest and block map are checked, the blocks of files when they are read. */
export interface AppPackage {
  readonly kind: 'package'
  /** The file as the user knows it; `bundle!entry` inside a bundle. */
  readonly file: string
  readonly identity: PackageIdentity
  readonly manifest: AppManifest
  /** Whether AppxSignature.p7x is there. Trust is not verified. */
  readonly signed: boolean
  /** All files that staging unpacks, footprint files included ([Content_Types].xml is not). */
  readonly files: readonly PackageFile[]
  /** Reads every file once. @throws FormatError at the first block that does not match */
  verify(): void
}

/** A `Package` element of a bundle manifest. */
export interface BundlePackage {
  readonly type: 'application' | 'resource'
  readonly identity: PackageIdentity
  readonly resources: PackageResources
  /** File name inside the bundle, or beside it for a flat bundle. */
  readonly fileName: string
  readonly stub: boolean
  /** Opens the package and checks it against this element. @throws FormatError */
  open(): Promise<AppPackage>
}

/** An opened `.appxbundle` or `.msixbundle`. */
export interface AppBundle {
  readonly kind: 'bundle'
  readonly file: string
  readonly identity: PackageIdentity
  readonly signed: boolean
  readonly packages: readonly BundlePackage[]
  /** The footprint files: AppxMetadata\AppxBundleManifest.xml, AppxBlockMap.xml, AppxSignature.p7x. */
  readonly files: readonly PackageFile[]
  verify(): void
}
