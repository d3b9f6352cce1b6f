import { DismError } from '../../errors/DismError.ts'

/** Does what needs a capability by name, and tells of a name that is unknown as dism.exe does. @throws DismError */
export function unrecognizedCapability<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof DismError && error.code === 'CBS_UNKNOWN_UPDATE')
      throw new DismError('CAPABILITY_NOT_RECOGNIZED', error.detail, { cause: error })
    throw error
  }
}
