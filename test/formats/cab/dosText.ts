import type { DosTime } from '../../../src/formats/cab/Cabinet.ts'

/** A time as `2026-11-20 10:00:02`. */
export function dosText({ year, month, day, hour, minute, second }: DosTime): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}
