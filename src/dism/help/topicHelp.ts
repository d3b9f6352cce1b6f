import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import { helpTopic } from '../../servicing/commandRules.ts'
import type { Command } from '../commands/Command.ts'
import { findCommand } from '../commands/findCommand.ts'
import { DISM_OPTIONS } from '../grammar/dismOptions.ts'
import type { Vocabulary } from '../grammar/Vocabulary.ts'
import type { Target } from '../grammar/GlobalOptions.ts'

/**
 * The help of `dism … /<topic> /?`: an option of dism.exe, or a command for that target. Begins with an empty line.
 * @throws DismError NO_HELP_TOPIC when there is none of that name (lower case)
 */
export function topicHelp(topic: string, target: Target, vocabulary: Vocabulary, judge: Judge): string {
  const option = DISM_OPTIONS.find(({ name }) => name.toLowerCase() === topic)
  if (option) return `\n${option.help}\n`
  const command = findCommand(topic, target, vocabulary)
  const where = target.kind === 'none' ? 'no image is named' : target.kind === 'online' ? '/Online' : '/Image'
  const isThere = (found: Command | undefined): found is Command =>
    judge.decide(helpTopic, `/${topic}`, found !== undefined, where)
  if (isThere(command)) return `\n${commandHelp(command, vocabulary)}\n`
  throw new DismError('NO_HELP_TOPIC', `there is no help on /${topic}`, { args: [topic] })
}

function commandHelp({ help, ...command }: Command, vocabulary: Vocabulary): string {
  return (
    (typeof help === 'function' ? help(vocabulary) : help) ??
    `/${command.name}\n\n  ${command.summary.replaceAll('\n', '\n  ')}\n`
  )
}
