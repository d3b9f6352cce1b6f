/** A provisioned package or bundle, as /Get-ProvisionedAppxPackages lists it. */
export interface ProvisionedAppxPackage {
  /** Identity name: DISM's DisplayName. */
  readonly displayName: string
  /** Four numbers with dots. */
  readonly version: string
  readonly architecture: string
  /** `~` for a bundle, empty when the package has none. */
  readonly resourceId: string
  /** Package full name. */
  readonly packageName: string
  /** As given with /Region, upper-cased, or `all`; undefined when it never was. */
  readonly regions: string | undefined
}
