import type { Semantics } from '../../src/rules/Rule.ts'
import type { CommandInput } from './Command.ts'
import { UsageError } from './UsageError.ts'

/** What `--semantics` says; undefined without it. @throws UsageError for another word */
export function chosenSemantics({ option }: Pick<CommandInput, 'option'>): Semantics | undefined {
  const given = option('semantics')
  if (given === undefined || given === 'documented' || given === 'observed') return given
  throw new UsageError('--semantics is documented or observed')
}
