import { ERRORS, type ErrorText } from '../../errors/catalogue.ts'
import { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import type { Judge } from '../../rules/Judge.ts'
import { packageWords } from '../../servicing/commandRules.ts'
import { isSince } from '../../servicing/isSince.ts'

/** Whether a dism.exe tells of a package what went wrong in words. */
export function tellsInWords(dismVersion: string, judge: Judge): boolean {
  return judge.decide(packageWords, 'packages', isSince(judge, packageWords, dismVersion), `dism.exe is ${dismVersion}`)
}

/** What a package that cannot be opened is told with. */
export function openFailure(given: string, error: DismError): string {
  return `An error occurred trying to open - ${given} Error: ${formatHresult(error.hresult)}\n`
}

/**
 * What is told of one package that failed, before the error that ends the command. Sources: published output of
 * 10.0.17763, 10.0.19041 (which says nothing of a package that does not apply), 10.0.22621 and 10.0.26100.
 * @param name the package's, without the rest of its identity
 * @param inWords as `tellsInWords`
 */
export function packageFailure(name: string, error: DismError, inWords: boolean): string {
  if (error.code === 'CBS_NOT_APPLICABLE') return ''
  const code = formatHresult(error.hresult)
  if (!inWords) return `An error occurred - ${name} Error: ${code}\n`
  const { itemMessage }: ErrorText = ERRORS[error.code]
  return `${name}: ${itemMessage ?? error.text}\n Error: ${code}\n`
}

const NOTHING_DONE = 'DISM failed. No operation was performed.\nFor more information, review the log file.'

/**
 * The error that ends a command in which packages failed: that of the first.
 * @param name of the package that failed first
 * @param inWords as `tellsInWords`
 * @param done whether another went well
 */
export function closingError(name: string, error: DismError, inWords: boolean, done: boolean): DismError {
  const { code, detail } = error
  const options = { cause: error }
  if (code === 'CBS_NOT_APPLICABLE') return error
  if (inWords) return done ? error : new DismError(code, detail, { ...options, text: NOTHING_DONE })
  const busy = `Package ${name} may have failed due to pending updates to servicing components in the image. Try the command again.`
  return code === 'CBS_CANNOT_UNINSTALL' ? new DismError(code, detail, { ...options, text: busy }) : error
}
