import type { CellStarts } from './CellStarts.ts'
import type { FreeCells } from './FreeCells.ts'
import type { HiveCells } from './HiveCells.ts'

/** One change of a hive under way: the state that it writes to, dropped when the change fails. */
export interface HiveEditor {
  readonly cells: HiveCells
  readonly free: FreeCells
  /** What is known of where cells start in long bins. */
  readonly starts: CellStarts
  /** FILETIME of the change. */
  readonly now: bigint
}
