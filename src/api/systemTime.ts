import { millisecondsOf } from '../host/Clock.ts'
import type { SYSTEMTIME } from './definitions/session.ts'

const NONE: SYSTEMTIME = {
  wYear: 0,
  wMonth: 0,
  wDayOfWeek: 0,
  wDay: 0,
  wHour: 0,
  wMinute: 0,
  wSecond: 0,
  wMilliseconds: 0,
}

/**
 * A FILETIME taken apart; all zero for none.
 * @param timeZoneOffset minutes to add to UTC
 */
export function systemTime(fileTime: bigint | undefined, timeZoneOffset: number): SYSTEMTIME {
  if (fileTime === undefined) return NONE
  const time = new Date(Math.floor(millisecondsOf(fileTime)) + timeZoneOffset * 60_000)
  return {
    wYear: time.getUTCFullYear(),
    wMonth: time.getUTCMonth() + 1,
    wDayOfWeek: time.getUTCDay(),
    wDay: time.getUTCDate(),
    wHour: time.getUTCHours(),
    wMinute: time.getUTCMinutes(),
    wSecond: time.getUTCSeconds(),
    wMilliseconds: time.getUTCMilliseconds(),
  }
}
