import type { FollowUp } from '../FollowUp.ts'
import type { PackageState } from './packageStates.ts'

/** What came of adding or removing a package. */
export interface PackageChange extends FollowUp {
  /** As the registry has it. */
  readonly identity: string
  readonly state: PackageState
  /** Whether the package was left out, as /PreventPending asks. */
  readonly skipped: boolean
}
