import type { Host } from '../../host/Host.ts'
import type { Token } from '../grammar/readTokens.ts'
import { vocabularyOf } from '../grammar/Vocabulary.ts'
import type { Command } from './Command.ts'
import { findCommand } from './findCommand.ts'

/** The command on apps in a command line, when this dism.exe has it, whatever the image. */
export function findAppCommand(
  rest: readonly Token[],
  { dismVersion }: Pick<Host, 'dismVersion'>,
): Command | undefined {
  const vocabulary = vocabularyOf(dismVersion)
  return rest
    .flatMap(({ name }) => findCommand(name ?? '', { kind: 'online' }, vocabulary) ?? [])
    .find((command) => command.provider === 'AppxManager')
}
