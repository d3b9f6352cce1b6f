import type { DismError } from '../../../src/errors/DismError.ts'
import type { ImageReader } from '../../../src/image/WindowsImage.ts'
import type { Operation } from '../../../src/servicing/Operation.ts'
import type { MachineState } from '../MachineState.ts'

/** What an event does to the Windows of a computer, and what state it leaves the computer in. */
export interface Happening<Result> {
  readonly operation: Operation<Result>
  readonly next: (result: Result) => MachineState
  /** What is left in the image when the operation fails: a log. */
  readonly failed?: (error: DismError) => Operation
}

/**
 * Something that happens to a computer.
 * @throws MachineError when it cannot happen to a computer in that state
 */
export type LifeEvent<Result> = (state: MachineState, image: ImageReader) => Happening<Result>
