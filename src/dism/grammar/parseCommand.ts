import { DismError } from '../../errors/DismError.ts'
import type { Command } from '../commands/Command.ts'
import { findCommand } from '../commands/findCommand.ts'
import type { Target } from './GlobalOptions.ts'
import type { GivenOptions, OptionDefinition } from './OptionDefinition.ts'
import type { Token } from './readTokens.ts'
import type { Vocabulary } from './Vocabulary.ts'

/** A command with its options. */
export interface ParsedCommand {
  readonly command: Command
  /** Argument of the command itself: `/Disable-Feature:<name>`. */
  readonly argument: string | undefined
  readonly options: GivenOptions
}

/**
 * Finds the one command among what is left of a command line, and reads its options.
 * @param vocabulary what is not known is no command and no option
 * @throws DismError for a missing, unknown or second command, an option that the command does not have, or has once,
 *   an argument that is missing or not taken
 */
export function parseCommand(rest: readonly Token[], target: Target, vocabulary: Vocabulary): ParsedCommand {
  const index = rest.findIndex((token) => findCommand(token.name ?? '', target, vocabulary))
  const token = rest[index]
  const command = findCommand(token?.name ?? '', target, vocabulary)
  if (!token || !command) throw noCommand(rest, target, vocabulary)
  if (command.argument === 'none' && token.value !== undefined) {
    throw new DismError('UNEXPECTED_ARGUMENT', `${token.text} has an argument`, { args: [command.name] })
  }
  if (command.argument === 'required' && token.value === undefined) {
    throw new DismError('MISSING_COMMAND_ARGUMENT', `${token.text} has no argument`, { args: [`/${command.name}`] })
  }
  const others = rest.filter((_, position) => position !== index)
  return { command, argument: token.value, options: readOptions(command, others, vocabulary) }
}

function noCommand(rest: readonly Token[], target: Target, vocabulary: Vocabulary): DismError {
  const first = rest[0]
  if (first) {
    const name = first.name ?? first.text
    const isImaging = (token: Token) => findCommand(token.name ?? '', { kind: 'none' }, vocabulary) !== undefined
    const imaging = target.kind !== 'none' && rest.some(isImaging)
    if (imaging && target.kind === 'image') return new DismError('IMAGE_NOT_IN_CONTEXT', `/${name} takes no /Image`)
    if (imaging) return new DismError('OPTION_NOT_IN_CONTEXT', `/${name} takes no /Online`, { args: ['/online'] })
    return new DismError('UNKNOWN_OPTION', `/${name} is no command here`, { args: [name] })
  }
  if (target.kind === 'image') return new DismError('MISSING_COMMAND_OFFLINE', 'there is no command')
  if (target.kind === 'online') return new DismError('MISSING_COMMAND_ONLINE', 'there is no command')
  return new DismError('NO_DISM_OPTIONS', 'there is neither an image nor a command')
}

function readOptions(command: Command, tokens: readonly Token[], vocabulary: Vocabulary): GivenOptions {
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    const name = token.name ?? token.text
    const values = given.get(name)
    if (command.options !== 'any') {
      const definition = command.options.find((option) => option.name.toLowerCase() === name)
      if (!definition || !vocabulary.knows(definition)) {
        throw new DismError('OPTION_NOT_IN_CONTEXT', `/${command.name} has no option /${name}`, { args: [`/${name}`] })
      }
      checkOption(definition, token, values !== undefined)
    }
    if (values) values.push(token.value ?? '')
    else given.set(name, [token.value ?? ''])
  }
  return given
}

function checkOption(definition: OptionDefinition, token: Token, repeated: boolean): void {
  if (definition.argument === 'none' && token.value !== undefined) {
    throw new DismError('UNEXPECTED_ARGUMENT', `${token.text} has an argument`, { args: [definition.name] })
  }
  if (definition.argument === 'required' && token.value === undefined) {
    throw new DismError('MISSING_COMMAND_ARGUMENT', `${token.text} has no argument`, { args: [`/${definition.name}:`] })
  }
  if (repeated && !definition.repeatable) {
    throw new DismError('DUPLICATE_OPTION', `/${definition.name} is given twice`, { args: [definition.name] })
  }
}
