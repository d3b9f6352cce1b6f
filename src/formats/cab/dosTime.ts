import type { DosTime } from './Cabinet.ts'

/** A time of DOS from its two words. Date: year from 1980 in bits 9..15, month 5..8, day 0..4. Time: hours in bits
 * 11..15, minutes 5..10, half seconds 0..4. */
export function dosTime(date: number, time: number): DosTime {
  return {
    year: 1980 + (date >>> 9),
    month: (date >>> 5) & 15,
    day: date & 31,
    hour: time >>> 11,
    minute: (time >>> 5) & 63,
    second: (time & 31) * 2,
  }
}

/** The two words of a time of DOS. */
export function dosWords({ year, month, day, hour, minute, second }: DosTime): { date: number; time: number } {
  return {
    date: ((year - 1980) << 9) | (month << 5) | day,
    time: (hour << 11) | (minute << 5) | (second >> 1),
  }
}
