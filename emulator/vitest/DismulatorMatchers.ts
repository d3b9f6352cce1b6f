import type { ProvisionedQuery, RegisteredQuery } from './AppQuery.ts'
import type { Examined } from './Examined.ts'
import type { MatchOptions } from './toMatchImage.ts'
import type { PackageQuery } from './toHavePackage.ts'

/**
 * What `expect` can say of a machine (its drive C:), a snapshot, an image or the folder of one. A failure names what is
 * there, the rule that decided, what to do, and the scenario that shows it again.
 */
export interface DismulatorMatchers {
  /**
   * The app is provisioned, with all that the query wants.
   * @param app its name, family name or full name: `Contoso.Reader`
   */
  toHaveProvisioned(app: string, query?: ProvisionedQuery): void
  /**
   * The user has the app registered, with all that the query wants.
   * @param app its name, family name or full name: `Contoso.Reader`
   */
  toHaveRegistered(user: string, app: string, query?: RegisteredQuery): void
  /**
   * The provisioned bundle has not the resource packages that the languages of the image ask for: it is to be added again.
   * An app that is not provisioned fails this and its opposite.
   * @param app its name, family name or full name; any bundle when absent
   */
  toBeStale(app?: string): void
  /**
   * The Windows package is installed, or in the state that the query wants.
   * @param name its identity, with or without version, its name, or the number of its update: `KB5000001`
   */
  toHavePackage(name: string, query?: PackageQuery): void
  /** The files are the same, and in hives the keys and values; times, attributes and the log of dism.exe do not count. */
  toMatchImage(expected: Examined, options?: MatchOptions): void
}
