import { DismError } from '../../errors/DismError.ts'

/** Does some work that changes nothing when it fails. */
export function attempt<Result>(work: () => Result): Result | DismError {
  try {
    return work()
  } catch (error) {
    if (error instanceof DismError) return error
    throw error
  }
}
