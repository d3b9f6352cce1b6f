import { upcaseRuns } from './upcaseRuns.ts'

const ASCII = /^[\0-\x7f]*$/

let table: Uint16Array | undefined

/** The last text and what it is in upper case: while a key is searched and made, its name is asked for many times. */
let lastText = ''
let lastUpper = ''

/**
 * Upper-cases as Windows compares names of files, keys and values (RtlUpcaseUnicodeChar): one UTF-16 unit at a time,
 * by a table of its own that differs from that of String.toUpperCase; the length stays.
 */
export function upcase(text: string): string {
  if (text !== lastText) {
    lastUpper = upcaseUnits(text)
    lastText = text
  }
  return lastUpper
}

function upcaseUnits(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase()
  let result = ''
  for (let index = 0; index < text.length; index++) result += String.fromCharCode(upcaseUnit(text.charCodeAt(index)))
  return result
}

/** Upper-cases one UTF-16 unit. */
export function upcaseUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit
  table ??= buildTable()
  return table[unit]!
}

/** Whether two names are the same to Windows. */
export function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && upcase(a) === upcase(b))
}

function buildTable(): Uint16Array {
  const units = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (const [first, last, step, distance] of upcaseRuns) {
    for (let unit = first; unit <= last; unit += step) units[unit] = unit + distance
  }
  return units
}
