import type { ChangeSet } from '../image/ChangeSet.ts'
import type { ForkedImage } from '../image/WindowsImage.ts'
import type { DismError } from '../errors/DismError.ts'
import type { Decision } from '../rules/Decision.ts'
import type { Judge } from '../rules/Judge.ts'

/** A point between two parts of an operation, where progress is told and a cancellation or fault can act. */
export interface Step {
  /** What is done next, for the log: `stage Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt`. */
  readonly label: string
  /** How much of the whole is done when this step begins, from 0 to 1. Absent: a little more than before. */
  readonly done?: number
  /** From this step on a cancellation comes too late: the operation goes on to its end. */
  readonly pointOfNoReturn?: true
}

/** What an operation is given beside the image. */
export interface OperationContext extends Judge {
  readonly now: () => bigint
  /** Names a change that stays when the operation fails: what a rule says is lost. It is made on a fork of its own. */
  leaveBehind(change: (image: ForkedImage) => void): void
}

/** Something that servicing does to an image: works on a fork, yields between its steps, throws DismError. */
export type Operation<Result = void> = (image: ForkedImage, context: OperationContext) => Generator<Step, Result>

/**
 * How an operation ended. A failed one has no changes but those that a rule lets it leave behind. Nothing is applied
 * yet.
 */
export type Outcome<Result> =
  | {
      readonly ok: true
      readonly result: Result
      readonly changes: ChangeSet
      readonly steps: readonly Step[]
      readonly decisions: readonly Decision[]
    }
  | {
      readonly ok: false
      readonly error: DismError
      readonly changes: ChangeSet
      readonly steps: readonly Step[]
      readonly decisions: readonly Decision[]
    }
