import { FormatError } from '../../src/formats/FormatError.ts'

/** The FormatError that some work ends with, or undefined when it succeeds. Any other error is thrown on. */
export function refusal(work: () => unknown): FormatError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}

/** The same for asynchronous work. */
export async function asyncRefusal(work: () => Promise<unknown>): Promise<FormatError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}
