import type { ErrorName } from '../../errors/catalogue.ts'
import { DismError } from '../../errors/DismError.ts'

const UNRECOGNIZED: ReadonlySet<ErrorName> = new Set(['CBS_UNKNOWN_UPDATE', 'CAPABILITY_NOT_PRESENT'])

/**
 * Does what needs a capability by name, and tells as dism.exe does of a name that is unknown, or that of a capability
 * which is not there to be removed.
 * @throws DismError
 */
export function unrecognizedCapability<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof DismError && UNRECOGNIZED.has(error.code))
      throw new DismError('CAPABILITY_NOT_RECOGNIZED', error.detail, { cause: error })
    throw error
  }
}
