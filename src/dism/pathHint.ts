import { COMMANDS } from './commands/register.ts'
import { DISM_OPTIONS } from './grammar/dismOptions.ts'
import { readTokens } from './grammar/readTokens.ts'

const OPTION_NAMES: ReadonlySet<string> = new Set(
  [...DISM_OPTIONS, ...COMMANDS, ...COMMANDS.flatMap(({ options }) => (options === 'any' ? [] : options))].map(
    (option) => option.name.toLowerCase(),
  ),
)

/**
 * What a shell has probably done to an argument, in one line; undefined when it looks unharmed. Known are a POSIX
 * shell that took backslashes away (`C:testoffline`) and Git Bash that made a path of an option
 * (`C:/Program Files/Git/Online`).
 */
export function pathHint(argument: string): string | undefined {
  const [token] = readTokens([argument])
  const path = token?.value ?? (token?.name === undefined ? token?.text : undefined)
  if (path === undefined) return undefined
  if (/^[a-z]:[^\\/]/i.test(path)) {
    return `"${path}" has no backslash after the drive: a shell may have taken it away; quote the argument ('${path.slice(0, 2)}\\…') or write slashes`
  }
  const option = token?.name === undefined ? optionInPath(path) : undefined
  if (option === undefined) return undefined
  return `"${path}" looks like /${option} that Git Bash made a path of: set MSYS_NO_PATHCONV=1 or write -${option}`
}

/** `Online` of `C:/Program Files/Git/Online`, when an option is called so. */
function optionInPath(path: string): string | undefined {
  if (!/^[a-z]:[\\/]/i.test(path)) return undefined
  for (const part of path.split(/[\\/]/).slice(1)) {
    const name = part.split(/[:=;]/)[0] ?? ''
    if (OPTION_NAMES.has(name.toLowerCase())) return name
  }
  return undefined
}
