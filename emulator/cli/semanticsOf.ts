import type { Semantics } from '../../src/rules/Rule.ts'
import type { CommandInput } from './Command.ts'
import { machineHome } from './machineHome.ts'
import { readMachine } from './readMachine.ts'
import { UsageError } from './UsageError.ts'

/**
 * What counts when documents and observations differ: `--semantics`, else DISMULATOR_SEMANTICS, else the machine's.
 * @throws UsageError for another word
 */
export function semanticsOf(input: Pick<CommandInput, 'option'>): Semantics {
  const given = input.option('semantics')
  if (given === undefined) return readMachine(machineHome()).semantics
  if (given !== 'documented' && given !== 'observed') throw new UsageError('--semantics is documented or observed')
  return given
}
