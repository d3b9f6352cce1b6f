const BLANK = /[ \t\n\r]*/y
const SCALAR =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/uy
const TEXT = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy

/** Where a text stops being JSON: an offset in letters, that of its end when something is missing there. */
export function jsonFault(text: string): number {
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at += found[0].length
    return found !== null
  }
  const take = (letter: string): boolean => {
    skip(BLANK)
    if (text[at] !== letter) return false
    at++
    return true
  }
  /** Whether what stood open in front of this place may end here, and what follows. */
  const open: ('{' | '[')[] = []
  const value = (): boolean => {
    skip(BLANK)
    if (text[at] === '{' || text[at] === '[') {
      open.push(text[at] === '{' ? '{' : '[')
      at++
      return true
    }
    return skip(SCALAR)
  }
  const member = (): boolean => {
    if (open.at(-1) === '[') return value()
    skip(BLANK)
    return skip(TEXT) && take(':') && value()
  }
  if (!value()) return at
  let fresh = open.length > 0
  while (open.length > 0) {
    const depth = open.length
    if (take(open.at(-1) === '{' ? '}' : ']')) {
      open.pop()
      fresh = false
      continue
    }
    if ((!fresh && !take(',')) || !member()) return at
    fresh = open.length > depth
  }
  skip(BLANK)
  return at
}
