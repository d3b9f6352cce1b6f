/** Which form of a bundle with stubs is provisioned. */
export const DismStubPackageOption = {
  DismStubPackageOptionNone: 0,
  DismStubPackageOptionInstallFull: 1,
  DismStubPackageOptionInstallStub: 2,
} as const

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
  /** See PROCESSOR_ARCHITECTURE. */
  readonly Architecture: number
  /** `~` for a bundle, empty when there is none. */
  readonly ResourceId: string
  /** The manifest in the image: `%SYSTEMDRIVE%\\Program Files\\WindowsApps\\…\\AppxManifest.xml`. */
  readonly InstallLocation: string
  readonly Region: string | null
}
