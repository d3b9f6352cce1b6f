/** Processor architectures of app packages, as manifests write them. */
export type PackageArchitecture = 'neutral' | 'x86' | 'x64' | 'arm' | 'arm64' | 'x86a64'

/** The identity of an app package or bundle (a bundle: architecture `neutral`, resource id `~`). */
export interface PackageIdentity {
  readonly name: string
  /** The distinguished name as written in the manifest. */
  readonly publisher: string
  /** Thirteen characters, see `publisherId`. */
  readonly publisherId: string
  readonly version: PackageVersion
  readonly architecture: PackageArchitecture
  /** Empty when the package has none. */
  readonly resourceId: string
}

/** Four numbers of 16 bits: major, minor, build, revision. */
export type PackageVersion = readonly [number, number, number, number]
