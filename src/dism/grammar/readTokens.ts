/** One argument of a dism command line. */
export interface Token {
  /** As it was typed. */
  readonly text: string
  /** Name of an option, lower case, without prefix; undefined for a word that has none. */
  readonly name: string | undefined
  /** What follows `:` or `=`, without surrounding quotes; undefined when there is no separator. */
  readonly value: string | undefined
}

/** Takes the arguments of a command line apart: `/Name`, `-Name`, `/Name:value`, `/Name=value`, or a word. */
export function readTokens(commandLine: readonly string[]): Token[] {
  return commandLine.map(readToken)
}

/** Whether an argument asks for help: `/?` or /Get-Help. */
export function isHelp(token: Token | undefined): boolean {
  return token?.name === '?' || token?.name === 'get-help'
}

function readToken(text: string): Token {
  const bare = unquote(text)
  if (!/^[/-]./s.test(bare)) return { text: bare, name: undefined, value: undefined }
  const separator = bare.search(/[:=]/)
  if (separator < 0) return { text: bare, name: bare.slice(1).toLowerCase(), value: undefined }
  return { text: bare, name: bare.slice(1, separator).toLowerCase(), value: unquote(bare.slice(separator + 1)) }
}

/** Quotes that a caller without a shell leaves around a value or a whole argument. */
function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}
