/**
 * A variable that a function writes to: what C passes as a pointer. A call that fails leaves it alone.
 * `const session: Pointer<DismSession> = { value: DISM_SESSION_DEFAULT }`
 */
export interface Pointer<Value> {
  value: Value
}

/** The number of an open session; the first is 2. */
export type DismSession = number

/** A text that the API returns, to be given to DismDelete. */
export interface DismString {
  readonly Value: string
}

/** A provisioned package or bundle. */
export interface DismAppxPackage {
  /** Package full name. */
  readonly PackageName: string
  readonly DisplayName: string
  readonly PublisherId: string
  readonly MajorVersion: number
  readonly MinorVersion: number
  readonly Build: number
  readonly RevisionNumber: number
  /** 0 x86, 5 ARM, 9 x64, 11 neutral, 12 ARM64, 14 x86 on ARM64. */
  readonly Architecture: number
  /** `~` for a bundle, empty when there is none. */
  readonly ResourceId: string
  /** The manifest in the image: `%SYSTEMDRIVE%\\Program Files\\WindowsApps\\…\\AppxManifest.xml`. */
  readonly InstallLocation: string
  readonly Region: string | null
}
