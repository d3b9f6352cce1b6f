import type { Command, CommandOption } from './Command.ts'
import type { CommandEntry } from './commandTable.ts'
import { IMAGE_OPERAND } from './parseCommandLine.ts'

const ONLINE: Command['options'] = {
  online: { describes: 'in place of the folder: the machine that `dismulator init` made' },
}

const SEMANTICS: Command['options'] = {
  semantics: { value: '<which>', describes: "documented or observed: what counts when the two differ (the machine's)" },
}

const COMMON: Command['options'] = {
  json: { describes: 'print JSON' },
  help: { describes: 'print this' },
}

/** The help of a list of commands. */
export function helpOfCommands(title: string, commands: readonly CommandEntry[]): string {
  const rows = commands.map(({ name, summary }) => [`dismulator ${name}`, summary] as const)
  return [title, '', ...columns(rows), '', '<command> --help says more. Every command takes --json.', ''].join('\n')
}

/** The help of one command. */
export function helpOfCommand({ name, summary }: CommandEntry, command: Command): string {
  const online = command.operands[0] === IMAGE_OPERAND ? ONLINE : {}
  const semantics = command.semantics === false ? {} : SEMANTICS
  const options = Object.entries({ ...command.options, ...online, ...semantics, ...COMMON })
  const usage = [`dismulator ${name}`, ...command.operands.map((operand) => `<${operand}>`)]
  for (const operand of command.optionalOperands ?? []) usage.push(`[<${operand}>]`)
  if (Object.keys(command.options).length > 0) usage.push('[options]')
  if (command.rest !== undefined) usage.push('--', command.rest)
  const rows = options.map(([option, record]) => [spelling(option, record), record.describes] as const)
  const notes = command.notes ? ['', ...command.notes] : []
  return [`usage: ${usage.join(' ')}`, `  ${summary}`, '', ...columns(rows), ...notes, ''].join('\n')
}

function spelling(name: string, { value }: CommandOption): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
