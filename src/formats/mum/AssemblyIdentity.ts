/** What names an assembly: a package, or a component of one. Compared without case. */
export interface AssemblyIdentity {
  readonly name: string
  /** Sixteen hexadecimal digits; empty where there is none. */
  readonly publicKeyToken: string
  /** `amd64`, `x86`, `wow64`, `arm`, `arm64`, `neutral`. */
  readonly architecture: string
  /** Empty for what manifests call neutral. */
  readonly language: string
  /** Four numbers parted by points. */
  readonly version: string
}
