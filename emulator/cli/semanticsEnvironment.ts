import { chosenSemantics } from './chosenSemantics.ts'
import type { CommandInput } from './Command.ts'

/** The environment that hands `--semantics` to the processes of dism. @throws UsageError for another word */
export function semanticsEnvironment(input: Pick<CommandInput, 'option'>): NodeJS.ProcessEnv {
  const semantics = chosenSemantics(input)
  return semantics === undefined ? {} : { DISMULATOR_SEMANTICS: semantics }
}
