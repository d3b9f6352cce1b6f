import { millisecondsOf } from '../../host/Clock.ts'

/** A FILETIME as dism.exe shows it, in UTC and in the form of the United States: `3/6/2026 11:54 PM`; empty for none. */
export function formatTime(fileTime: bigint | undefined): string {
  if (fileTime === undefined) return ''
  const time = new Date(millisecondsOf(fileTime))
  const hour = time.getUTCHours()
  const minutes = String(time.getUTCMinutes()).padStart(2, '0')
  const date = `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()}`
  return `${date} ${hour % 12 || 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`
}
