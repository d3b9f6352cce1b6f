import { DismError } from '../../errors/DismError.ts'
import type { DriverOutcome } from '../../servicing/drivers/addDrivers.ts'
import type { CommandSession } from './Command.ts'

/** What ends the output when some succeeded and some did not; the number is that of one that failed. */
const COMPLETED_WITH_ERRORS = 'The command completed with errors. For more information, refer to the log file.'

/** What is said of a driver package that is added or removed. */
interface OutcomeWords {
  /** `Installing`. */
  readonly doing: string
  /** `installed`. */
  readonly done: string
}

/**
 * Says how each driver package ended.
 * @throws DismError when one failed: its own error when none succeeded, else that the command completed with errors,
 *   with the number of the first; the words of the line of a failed one are inferred
 */
export function writeOutcomes(
  { write }: Pick<CommandSession, 'write'>,
  outcomes: readonly DriverOutcome[],
  { doing, done }: OutcomeWords,
): void {
  outcomes.forEach(({ path, error }, index) => {
    const [reason = ''] = error?.text.split('\n') ?? []
    const said = error ? `Error - ${reason}` : `The driver package was successfully ${done}.`
    write(`${doing} ${index + 1} of ${outcomes.length} - ${path}: ${said}\n`)
  })
  const failed = outcomes.flatMap(({ error }) => error ?? [])
  const [first] = failed
  if (!first) return
  if (failed.length === outcomes.length) throw first
  const detail = `${failed.length} of ${outcomes.length} driver packages failed: ${first.detail}`
  throw new DismError(first.code, detail, { text: COMPLETED_WITH_ERRORS, cause: first })
}
