import { millisecondsOf } from '../../host/Clock.ts'

/** Severity words of dism.log. */
export type LogWord = 'Error' | 'Warning' | 'Info'

/**
 * A line of dism.log: local time, severity padded so that the component starts in column 44, component, text; CRLF.
 * @param time FILETIME
 * @param timeZoneOffset minutes to add to UTC
 */
export function formatLogLine(time: bigint, timeZoneOffset: number, word: LogWord, text: string): string {
  const local = new Date(Math.floor(millisecondsOf(time)) + timeZoneOffset * 60_000).toISOString()
  const stamp = `${local.slice(0, 10)} ${local.slice(11, 19)}`
  return `${stamp}, ${word.padEnd(22)}${'DISM'.padEnd(7)}${text}\r\n`
}
