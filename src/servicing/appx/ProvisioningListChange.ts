import type { BundleMember } from './bundleMembers.ts'

/** What an operation changes in the list of provisioned packages. The lines of all other apps stay as they are. */
export interface ProvisioningListChange {
  /** Full names of what was provisioned and is not any more. */
  readonly gone: readonly string[]
  readonly added?: AddedApp
}

/** What is provisioned now. */
export interface AddedApp {
  readonly fullName: string
  /** What its bundle manifest lists; empty for a plain package. */
  readonly members: readonly BundleMember[]
  /** Whether /SkipLicense was given, whatever it was before. */
  readonly lineOfBusiness: boolean
}
