import type { PackageState } from './packageStates.ts'

/** What came of adding or removing a package. */
export interface PackageChange {
  /** As the registry has it. */
  readonly identity: string
  readonly state: PackageState
  /** Whether Windows must restart: 3010. */
  readonly restart: boolean
  /** Whether the session must be opened again, because the servicing stack is another now: 1. */
  readonly reload: boolean
  /** Whether the package was left out, as /PreventPending asks. */
  readonly skipped: boolean
}
