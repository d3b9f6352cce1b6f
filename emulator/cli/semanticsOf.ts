import type { Semantics } from '../../src/rules/Rule.ts'
import { chosenSemantics } from './chosenSemantics.ts'
import type { CommandInput } from './Command.ts'
import { machineHome } from './machineHome.ts'
import { readMachine } from './readMachine.ts'

/**
 * What counts when documents and observations differ: `--semantics`, else DISMULATOR_SEMANTICS, else the machine's.
 * @throws UsageError for another word
 */
export function semanticsOf(input: Pick<CommandInput, 'option'>): Semantics {
  return chosenSemantics(input) ?? readMachine(machineHome()).semantics
}
