import { DismError } from '../errors/DismError.ts'
import { FormatError } from '../formats/FormatError.ts'

/**
 * What was thrown, as DISM tells it. A FormatError that no command has made sense of is a hive of the image that
 * cannot be read.
 * @throws what is neither: a defect of ours
 */
export function asDismError(error: unknown): DismError {
  if (error instanceof DismError) return error
  if (error instanceof FormatError) return new DismError('REGISTRY_CORRUPT', error.message, { cause: error })
  throw error
}
