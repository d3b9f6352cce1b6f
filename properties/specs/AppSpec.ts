import type { PackageArchitecture } from '../../src/formats/appx/PackageIdentity.ts'

/** A framework that an app names. Its publisher is that of the app, CN=Contoso. */
export interface NeededFramework {
  readonly name: string
  readonly minVersion: string
}

/** The Windows from which on a package runs. */
export type WindowsRelease = '8.1' | '10' | '11'

/** A plain app package to make, as plain data. */
export interface PlainAppSpec {
  readonly kind: 'package'
  readonly name: string
  readonly version: string
  readonly windows: WindowsRelease
  readonly architecture: PackageArchitecture
  readonly languages: readonly string[]
  readonly frameworks: readonly NeededFramework[]
}

/** A bundle to make, as plain data. */
export interface BundleAppSpec {
  readonly kind: 'bundle'
  readonly name: string
  readonly version: string
  readonly windows: WindowsRelease
  /** Of the packages inside, where it is not that of the bundle. */
  readonly innerVersion?: string | undefined
  /** Of the app packages. */
  readonly architectures: readonly PackageArchitecture[]
  /** The language that the app packages hold. */
  readonly appLanguage: string
  /** The languages of each language pack. */
  readonly packs: readonly (readonly string[])[]
  /** Scale packs; the app packages hold 200. */
  readonly scales: readonly number[]
  /** DirectX feature level packs; the app packages hold 9. */
  readonly dxFeatureLevels: readonly number[]
  /** Whether there is a stub beside each app package. */
  readonly stub: boolean
  /** Whether there is a package of resources without qualifiers. */
  readonly assets?: boolean | undefined
  readonly frameworks: readonly NeededFramework[]
  /** Order of the packages in the bundle, see `BundleSpec.order` of the fixtures. */
  readonly order?: readonly number[] | undefined
}

/** An app to make: a plain package or a bundle. */
export type AppSpec = PlainAppSpec | BundleAppSpec
