import type { PackageArchitecture } from '../../src/formats/appx/PackageIdentity.ts'
import type { Publisher } from './publishers.ts'

/** A framework package to make, as plain data. */
export interface FrameworkSpec {
  /** With its major version, as real ones: `Contoso.Runtime.1`. */
  readonly name: string
  readonly publisher: Publisher
  readonly version: string
  readonly architecture: PackageArchitecture
}
