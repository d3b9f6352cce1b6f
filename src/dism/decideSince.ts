import type { Judge } from '../rules/Judge.ts'
import { optionSince } from '../servicing/commandRules.ts'
import { COMMANDS } from './commands/register.ts'
import type { Token } from './grammar/readTokens.ts'
import { vocabularyOf } from './grammar/Vocabulary.ts'

/** Decides of what stands on a command line whether this dism.exe is new enough to know it; the grammar goes by the same. */
export function decideSince(rest: readonly Token[], version: string, judge: Judge): void {
  const { knows } = vocabularyOf(version)
  const names = new Set(rest.map(({ name }) => name))
  const isNamed = ({ name }: { readonly name: string }) => names.has(name.toLowerCase())
  const entries = COMMANDS.filter(isNamed).flatMap((command) => [
    command,
    ...(command.options === 'any' ? [] : command.options.filter(isNamed)),
  ])
  for (const { name, since } of entries)
    if (since !== undefined)
      judge.decide(optionSince, `/${name}`, knows({ since }), `dism.exe is ${version}; from ${since} on it knows this`)
}
