import { COMMANDS } from './commandTable.ts'
import type { CommandEntry } from './commandTable.ts'
import { helpOfCommand, helpOfCommands } from './help.ts'
import { parseCommandLine } from './parseCommandLine.ts'
import { UsageError } from './UsageError.ts'

/** What a run of `dismulator` prints, and its exit code: 0 done, 1 failed, 2 not understood. */
export interface ProgramResult {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

const TITLE = 'dismulator: Windows images, machines and packages for dism to work on'

/** Runs one command line of `dismulator`. Nothing is thrown: an error becomes one line on stderr, or JSON. */
export async function runDismulator(words: readonly string[]): Promise<ProgramResult> {
  const entry = COMMANDS.findLast(({ name }) => startsWith(words, name.split(' ')))
  if (!entry) return unknownCommand(words)
  const args = words.slice(entry.name.split(' ').length)
  try {
    const command = await entry.load()
    const { input, json, help } = parseCommandLine(command, args)
    if (help) return { stdout: helpOfCommand(entry, command), stderr: '', exitCode: 0 }
    const { text, json: value, exitCode = 0 } = await command.run(input)
    return { stdout: json ? `${JSON.stringify(value, undefined, 2)}\n` : text, stderr: '', exitCode }
  } catch (error) {
    const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
    return failure(error, entry, options.includes('--json'))
  }
}

function unknownCommand(words: readonly string[]): ProgramResult {
  const named = words.filter((word) => !word.startsWith('-'))
  const group = COMMANDS.filter(({ name }) => startsWith(name.split(' '), named))
  const help = words.some((word) => word === '--help' || word === '-h') || words.length === 0
  if (help && group.length > 0) return { stdout: helpOfCommands(TITLE, group), stderr: '', exitCode: 0 }
  const problem = group.length > 0 ? `${named.join(' ')} what?` : `there is no command ${named.join(' ') || words[0]}.`
  const known = (group.length > 0 ? group : COMMANDS).map(({ name }) => name).join(', ')
  return { stdout: '', stderr: `dismulator: ${problem} Known: ${known}\n`, exitCode: 2 }
}

function failure(error: unknown, entry: CommandEntry, json: boolean): ProgramResult {
  const message = error instanceof Error ? error.message : String(error)
  const isUsage = error instanceof UsageError
  const hint = isUsage ? ` (dismulator ${entry.name} --help)` : ''
  return {
    stdout: json ? `${JSON.stringify({ error: message }, undefined, 2)}\n` : '',
    stderr: `dismulator ${entry.name}: ${message}${hint}\n`,
    exitCode: isUsage ? 2 : 1,
  }
}

function startsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.every((word, index) => words[index] === word)
}
