/** A line of an INF file, with those that continue it. */
export interface LogicalLine {
  /** Without comment and blanks at its ends; quotes are still in it. */
  readonly text: string
  /** Where it begins in the text. */
  readonly offset: number
  /** Counted from 1. */
  readonly number: number
}

/**
 * The lines of an INF file that say something. A comment begins with `;` outside of quotes; a line that ends in `\`
 * outside of quotes goes on with the next; a quote that is not closed ends with its line.
 */
export function* infLines(text: string): Generator<LogicalLine> {
  let parts: string[] = []
  let start = { offset: 0, number: 1 }
  let number = 0
  for (const { line, offset } of physicalLines(text)) {
    number++
    if (parts.length === 0) start = { offset, number }
    const { text: stripped, goesOn } = strip(line)
    parts.push(stripped)
    if (goesOn) continue
    const whole = parts.join('').trim()
    parts = []
    if (whole !== '') yield { text: whole, ...start }
  }
  const rest = parts.join('').trim()
  if (rest !== '') yield { text: rest, ...start }
}

function* physicalLines(text: string): Generator<{ line: string; offset: number }> {
  let offset = 0
  while (offset < text.length) {
    const end = text.indexOf('\n', offset)
    const stop = end < 0 ? text.length : end
    yield { line: text.slice(offset, stop), offset }
    offset = stop + 1
  }
}

/** A line without its comment and the `\` that continues it. */
function strip(line: string): { text: string; goesOn: boolean } {
  let quoted = false
  let end = line.length
  let closed = 0
  for (let index = 0; index < line.length; index++) {
    const letter = line[index]
    if (letter === '"') {
      quoted = !quoted
      closed = index + 1
    } else if (letter === ';' && !quoted) {
      end = index
      break
    }
  }
  const text = line.slice(0, end).trimEnd()
  const goesOn = !quoted && text.endsWith('\\') && text.length > closed
  return { text: goesOn ? text.slice(0, -1).trim() : text.trim(), goesOn }
}
