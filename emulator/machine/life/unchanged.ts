import type { Operation } from '../../../src/servicing/Operation.ts'
import type { LifeEvent } from './LifeEvent.ts'

/** Something that is done to the Windows of a computer and leaves the computer's own state as it is. */
export function unchanged<Result>(operation: Operation<Result>): LifeEvent<Result> {
  return (state) => ({ operation, next: () => state })
}
