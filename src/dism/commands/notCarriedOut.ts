import type { ProviderName } from '../../servicing/log/providers.ts'
import type { Command } from './Command.ts'

/** A command that the grammar knows and that is not carried out yet: name, summary, whether it takes an argument. */
export type CommandRow = readonly [name: string, summary: string, argument?: Command['argument']]

/** Commands of one provider that are not carried out yet. Their options are not looked at. */
export function notCarriedOut(
  provider: ProviderName,
  target: Command['target'],
  rows: readonly CommandRow[],
): readonly Command[] {
  return rows.map(([name, summary, argument = 'none']) => ({
    name,
    provider,
    target,
    argument,
    options: 'any',
    summary,
  }))
}
