import { fileTimeOf } from '../../host/Clock.ts'

/** The FILETIME that a manifest names. Only what is a time in UTC: ISO 8601 with a Z. */
export function manifestTime(text: string | undefined): bigint | undefined {
  const milliseconds = text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(milliseconds) ? undefined : fileTimeOf(milliseconds)
}
