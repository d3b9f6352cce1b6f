import type { DismError } from '../../errors/DismError.ts'
import { win32FromHresult } from '../../errors/hresult.ts'

/** The number that stands after `Error:`: decimal for a Win32 code, `0x…` in lower case for any other. */
export function formatErrorNumber(hresult: number): string {
  const code = win32FromHresult(hresult)
  return code === undefined ? `0x${(hresult >>> 0).toString(16)}` : String(code)
}

/** The code that dism.exe exits with: the number that it shows, as a signed 32-bit value. */
export function exitCodeOf(hresult: number): number {
  return win32FromHresult(hresult) ?? hresult | 0
}

/** The block that ends the output of a failed command, with the empty line before it. */
export function formatError(error: DismError, logPath: string): string {
  return `${formatErrorHead(error)}The DISM log file can be found at ${logPath}\n`
}

/** The same without the line on the log, as for a process that is not elevated. */
export function formatErrorHead(error: Pick<DismError, 'hresult' | 'text'>): string {
  return `\nError: ${formatErrorNumber(error.hresult)}\n\n${error.text}\n\n`
}
