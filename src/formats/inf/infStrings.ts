import { FormatError } from '../FormatError.ts'

/** Characters of a string or field with its strings put in: MAX_INF_STRING_LENGTH of the documents. */
const LONGEST = 4096

/** Characters that the strings of one file may come to, all put in: a bound of ours. */
const MOST = 32 * 1024 * 1024

/** Puts strings in for `%tokens%`. */
export type Expand = (text: string) => string

/**
 * What puts the strings of a file in for `%tokens%`. Strings are not searched for tokens themselves, a token that is no
 * string stays, `%%` is one per cent sign.
 * @param strings by upper-case name
 * @throws FormatError when a text gets longer than Windows allows, or all together too long
 */
export function expandStrings(strings: ReadonlyMap<string, string>, file: string): Expand {
  let spent = 0
  return (text) => {
    if (!text.includes('%')) return text
    let length = text.length
    const whole = text.replace(/%([^%]*)%/g, (token, name: string) => {
      const value = name === '' ? '%' : (strings.get(name.toUpperCase()) ?? token)
      length += value.length - token.length
      if (length > LONGEST && value !== token)
        throw new FormatError(file, `a field has more than ${LONGEST} characters`)
      return value
    })
    spent += whole.length
    if (spent > MOST) throw new FormatError(file, `the strings come to more than ${MOST} characters`)
    return whole
  }
}
