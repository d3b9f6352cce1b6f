import type { PackageArchitecture } from '../../src/formats/appx/PackageIdentity.ts'
import type { NeededFramework, WindowsRelease } from './AppSpec.ts'

/** What is to know of a package that goes into an image, without opening it. */
export interface PackageFacts {
  readonly fullName: string
  readonly type: 'application' | 'resource'
  readonly architecture: PackageArchitecture
  readonly stub: boolean
  readonly languages: readonly string[]
  readonly scales: readonly number[]
  readonly dxFeatureLevels: readonly number[]
  /** Two packages with the same have the same content. */
  readonly content: string
}

/** What is to know of an app. */
export interface AppFacts {
  /** Of the bundle or plain package. */
  readonly fullName: string
  readonly family: string
  readonly name: string
  readonly version: string
  readonly windows: WindowsRelease
  readonly architecture: PackageArchitecture
  readonly bundle: boolean
  readonly content: string
  /** The packages of a bundle in their order, or the plain package alone. */
  readonly packages: readonly PackageFacts[]
  readonly frameworks: readonly NeededFramework[]
}
