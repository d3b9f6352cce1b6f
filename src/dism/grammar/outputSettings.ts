import type { GlobalOptions } from './GlobalOptions.ts'
import { isHelp, readTokens } from './readTokens.ts'

/**
 * What of a command line says where and how much is written. Reads them from a line that may be faulty, since its
 * error is told there too; a value that is no good counts as not given.
 */
export function outputSettings(commandLine: readonly string[]): Pick<GlobalOptions, 'quiet' | 'logPath' | 'logLevel'> {
  const tokens = readTokens(commandLine)
  const valueOf = (name: string) => tokens.find((token) => token.name === name)?.value
  const level = Number(valueOf('loglevel'))
  return {
    // In `/Quiet /?` it is what the help is asked of.
    quiet: tokens.some(
      ({ name, value }, index) => name === 'quiet' && value === undefined && !isHelp(tokens[index + 1]),
    ),
    logPath: valueOf('logpath') || undefined,
    logLevel: level === 1 || level === 2 || level === 4 ? level : 3,
  }
}
