import type { Target } from '../grammar/GlobalOptions.ts'
import type { Vocabulary } from '../grammar/Vocabulary.ts'
import type { Command } from './Command.ts'
import { COMMANDS } from './register.ts'

const BY_NAME: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) =>
    [command.name, command.otherName ?? command.name].map((name) => [name.toLowerCase(), command]),
  ),
)

/** The command of that name (lower case) for such a target, or undefined when it is not known. */
export function findCommand(name: string, target: Target, vocabulary: Vocabulary): Command | undefined {
  const command = BY_NAME.get(name)
  if (command && vocabulary.knows(command) && (command.target === 'image') === (target.kind !== 'none')) return command
  return undefined
}
