/** What an operation changes in the list of provisioned packages. The lines of all other apps stay as they are. */
export interface ProvisioningListChange {
  /** Full names of what was provisioned and is not any more. */
  readonly gone: readonly string[]
  /** What is provisioned now: it is a line-of-business app if /SkipLicense was given, whatever it was before. */
  readonly added?: { readonly fullName: string; readonly lineOfBusiness: boolean }
}
