/** What an image holds of app packages, by names alone: what machine and model are compared by. Lists are sorted. */
export interface ImageState {
  /** Full names of what is provisioned, each with the full names of its frameworks. */
  readonly provisioned: { readonly [fullName: string]: readonly string[] }
  /** Full names of what is provisioned for regions, with the regions as they are listed. */
  readonly regions: { readonly [fullName: string]: string }
  /** Full names that AppxProvisioning.xml marks as line-of-business apps; empty where there is no such file. */
  readonly lineOfBusiness: readonly string[]
  /** Full names of all packages in the image, bundles and frameworks among them. */
  readonly staged: readonly string[]
  /** By name of the user: full names of what is registered; users who have nothing are left out. */
  readonly registered: { readonly [user: string]: readonly string[] }
  /** Families whose provisioning was removed. */
  readonly deprovisioned: readonly string[]
  /** Families that have a license, in lower case. */
  readonly licenses: readonly string[]
}
