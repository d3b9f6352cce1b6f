import { parseArgs } from 'node:util'
import { chosenSemantics } from './chosenSemantics.ts'
import type { Command, CommandInput } from './Command.ts'
import { UsageError } from './UsageError.ts'

/** The operand that names an image; `--online`, which every command that has it takes, stands for the machine's. */
export const IMAGE_OPERAND = 'folder'

/** A command line that was understood. */
export interface ParsedCommandLine {
  readonly input: CommandInput
  readonly json: boolean
  readonly help: boolean
}

/**
 * Reads the words after a command's name.
 * @throws UsageError when they do not fit the command
 */
export function parseCommandLine(command: Command, words: readonly string[]): ParsedCommandLine {
  const end = words.indexOf('--')
  const rest = end < 0 ? [] : words.slice(end + 1)
  const { values, positionals: given } = parse(command, end < 0 ? words : words.slice(0, end))
  // The drive of the machine stands in for the folder that such a command names first.
  const positionals = values['online'] === true ? ['C:\\', ...given] : given
  const help = values['help'] === true
  const option = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  if (!help) {
    const missing = command.operands.slice(positionals.length)
    if (missing.length > 0) throw new UsageError(`${missing.map((name) => `<${name}>`).join(' ')} is missing`)
    const tooMany = positionals[command.operands.length + (command.optionalOperands?.length ?? 0)]
    if (tooMany !== undefined) throw new UsageError(`one word too many: ${tooMany}`)
    if (command.rest !== undefined && rest.length === 0) throw new UsageError(`-- ${command.rest} is missing`)
    if (command.rest === undefined && end >= 0) throw new UsageError('nothing may follow --')
    chosenSemantics({ option })
  }
  return {
    input: {
      operands: positionals,
      option,
      flag: (name) => values[name] === true,
      rest,
    },
    json: values['json'] === true,
    help,
  }
}

function parse(command: Command, args: readonly string[]) {
  const options: { [name: string]: { type: 'string' | 'boolean'; short?: string } } = {
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean' },
    ...(command.semantics !== false && { semantics: { type: 'string' } }),
    ...(command.operands[0] === IMAGE_OPERAND && { online: { type: 'boolean' } }),
  }
  for (const [name, { value }] of Object.entries(command.options))
    options[name] = { type: value === undefined ? 'boolean' : 'string' }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new UsageError(sentence, { cause: error })
  }
}
