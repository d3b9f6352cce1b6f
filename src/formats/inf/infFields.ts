/** A line taken apart, strings not put in. */
export interface InfFields {
  readonly key: string | undefined
  readonly values: readonly string[]
}

/**
 * Takes `key = value, "a ""quoted"" value", value` apart. Blanks around a field go, those in quotes stay; within quotes
 * two stand for one; `=` parts the key from the rest once, outside of quotes, before the first comma.
 */
export function infFields(line: string): InfFields {
  const values: string[] = []
  let key: string | undefined
  let field = ''
  /** Length of the field up to which nothing is trimmed. */
  let kept = 0
  let quoted = false
  const take = (): string => {
    const whole = field.slice(0, Math.max(kept, field.trimEnd().length))
    field = ''
    kept = 0
    return whole
  }
  for (let index = 0; index < line.length; index++) {
    const letter = line[index] ?? ''
    if (letter === '"') {
      if (quoted && line[index + 1] === '"') {
        field += '"'
        index++
      } else quoted = !quoted
      kept = field.length
    } else if (quoted) {
      field += letter
      kept = field.length
    } else if (letter === '=' && key === undefined && values.length === 0) key = take()
    else if (letter === ',') values.push(take())
    else if (field !== '' || !/\s/.test(letter)) field += letter
  }
  values.push(take())
  return { key, values }
}
