import { ERRORS, type ErrorText } from '../../errors/catalogue.ts'
import { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import { compareVersions } from '../../servicing/compareVersions.ts'

/** The first dism.exe that tells of a package what went wrong in words. Between it and 22621 it is inferred. */
const IN_WORDS = '10.0.26100'

/** Whether a dism.exe tells of a package what went wrong in words. */
export function tellsInWords(dismVersion: string): boolean {
  return compareVersions(dismVersion, IN_WORDS) >= 0
}

/** What a package that cannot be opened is told with. */
export function openFailure(given: string, error: DismError): string {
  return `An error occurred trying to open - ${given} Error: ${formatHresult(error.hresult)}\n`
}

/**
 * What is told of one package that failed, before the error that ends the command. Sources: published output of
 * 10.0.17763, 10.0.19041 (which says nothing of a package that does not apply), 10.0.22621 and 10.0.26100.
 * @param name the package's, without the rest of its identity
 */
export function packageFailure(name: string, error: DismError, dismVersion: string): string {
  if (error.code === 'CBS_NOT_APPLICABLE') return ''
  const code = formatHresult(error.hresult)
  if (!tellsInWords(dismVersion)) return `An error occurred - ${name} Error: ${code}\n`
  const { itemMessage }: ErrorText = ERRORS[error.code]
  return `${name}: ${itemMessage ?? error.text}\n Error: ${code}\n`
}

const NOTHING_DONE = 'DISM failed. No operation was performed.\nFor more information, review the log file.'

/**
 * The error that ends a command in which packages failed: that of the first.
 * @param name of the package that failed first
 * @param done whether another went well
 */
export function closingError(name: string, error: DismError, dismVersion: string, done: boolean): DismError {
  const { code, detail } = error
  const options = { cause: error }
  if (code === 'CBS_NOT_APPLICABLE') return error
  if (tellsInWords(dismVersion)) return done ? error : new DismError(code, detail, { ...options, text: NOTHING_DONE })
  const busy = `Package ${name} may have failed due to pending updates to servicing components in the image. Try the command again.`
  return code === 'CBS_CANNOT_UNINSTALL' ? new DismError(code, detail, { ...options, text: busy }) : error
}
