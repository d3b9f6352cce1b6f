import { DismError } from '../../errors/DismError.ts'
import type { GlobalOptions } from './GlobalOptions.ts'
import { readGlobalOptions } from './readGlobalOptions.ts'
import { isHelp, readTokens, type Token } from './readTokens.ts'

/** A command line whose own options are read; the rest is for the command, which is looked up once there is an image. */
export interface ParsedCommandLine {
  readonly globals: GlobalOptions
  /** Whether `/?` or /Get-Help stands last, or nothing at all is there. */
  readonly help: boolean
  /** Name of the option right before `/?`, lower case; undefined when there is none. */
  readonly helpTopic: string | undefined
  /** What is left for the command. */
  readonly rest: readonly Token[]
}

/**
 * Reads a command line up to the command. Names are matched in any case, options stand in any order.
 * @throws DismError for a word without prefix, a missing or superfluous argument, an option of dism.exe that is given
 *   twice or contradicts another, `/?` that is not last
 */
export function parseCommandLine(commandLine: readonly string[]): ParsedCommandLine {
  const tokens = readTokens(commandLine)
  const help = tokens.findIndex(isHelp)
  if (help < 0) return { ...readGlobalOptions(tokens, false), help: tokens.length === 0, helpTopic: undefined }
  if (tokens[help]?.value !== undefined) throw new DismError('HELP_WITH_ARGUMENT', 'the help option has an argument')
  const after = tokens[help + 1]
  if (after) throw new DismError('HELP_NOT_LAST', 'the help option is not the last', { args: [after.text] })
  const before = tokens.slice(0, help)
  return { ...readGlobalOptions(before, true), help: true, helpTopic: before.at(-1)?.name }
}
