/** Form of a date in the United States. */
const DEFAULT_FORM = 'M/d/yyyy'

/**
 * A day as dism.exe shows it: in the user's regional format, with /English too.
 * @param day milliseconds since 1970; empty for none
 * @param form in the letters of Windows: d, dd, M, MM, yy, yyyy
 */
export function formatDate(day: number | undefined, form = DEFAULT_FORM): string {
  if (day === undefined) return ''
  const date = new Date(day)
  const year = String(date.getUTCFullYear())
  const parts: { readonly [letters: string]: string } = {
    d: String(date.getUTCDate()),
    dd: String(date.getUTCDate()).padStart(2, '0'),
    M: String(date.getUTCMonth() + 1),
    MM: String(date.getUTCMonth() + 1).padStart(2, '0'),
    yy: year.slice(-2),
    yyyy: year.padStart(4, '0'),
  }
  return form.replace(/d+|M+|y+/g, (letters) => parts[letters] ?? letters)
}
