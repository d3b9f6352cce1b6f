/**
 * The arguments of a command line as Windows gives them to a program. Blanks part them outside of quotes; backslashes
 * mean themselves but before a quote, where two stand for one and an odd one makes the quote a letter; `""` inside
 * quotes is a quote.
 * @param commandLine with the program's name, in which backslashes mean themselves everywhere
 * @returns without the program's name
 */
export function splitCommandLine(commandLine: string): string[] {
  const rest = commandLine.replace(/^\s*("[^"]*"?|\S*)/, '')
  const split: string[] = []
  let argument: string | undefined
  let inQuotes = false
  for (const [piece, slashes = '', quotes = ''] of rest.matchAll(/(\\*)("+)|\s+|\\+|[^\s"\\]+/g)) {
    if (quotes !== '') {
      const letter = slashes.length % 2 === 1
      argument = (argument ?? '') + '\\'.repeat(Math.floor(slashes.length / 2)) + (letter ? '"' : '')
      for (let left = quotes.length - (letter ? 1 : 0); left > 0; left--) {
        if (inQuotes && left > 1) {
          argument += '"'
          left--
        } else inQuotes = !inQuotes
      }
    } else if (inQuotes || piece.trim() !== '') argument = (argument ?? '') + piece
    else if (argument !== undefined) {
      split.push(argument)
      argument = undefined
    }
  }
  return argument === undefined ? split : [...split, argument]
}
