import { DismError } from '../errors/DismError.ts'
import { findAppCommand } from './commands/findAppCommand.ts'
import { gapError } from './commands/gapError.ts'
import type { RunContext, RunEnd } from './DismRun.ts'
import { DISM_OPTIONS } from './grammar/dismOptions.ts'
import { parseCommand } from './grammar/parseCommand.ts'
import type { ParsedCommandLine } from './grammar/parseCommandLine.ts'
import { vocabularyOf } from './grammar/Vocabulary.ts'
import { recordingJudge } from '../servicing/log/recordingJudge.ts'
import { commandImage } from '../servicing/commandRules.ts'
import { logImaging } from './log/logSession.ts'
import { topHelp } from './help/topHelp.ts'
import { topicHelp } from './help/topicHelp.ts'

/**
 * Carries out a command line that was read: help, an imaging command, or a session on an image.
 * @returns how the session ended, logged
 * @throws DismError for what fails before there is a session
 */
export async function runParsed(parsed: ParsedCommandLine, context: RunContext): Promise<RunEnd> {
  const { globals, rest, help, helpTopic } = parsed
  const { host, write, lack } = context
  const { target } = globals
  const vocabulary = vocabularyOf(host.dismVersion)
  const judge = recordingJudge(context, 'DISM Manager')
  if (help && (target.kind === 'none' || isPlainOption(helpTopic))) {
    write(helpTopic === undefined ? topHelp(host.dismVersion) : topicHelp(helpTopic, target, vocabulary, judge))
    return undefined
  }
  if (globals.scratchDir !== undefined && host.kindOf(globals.scratchDir) !== 'folder') {
    throw new DismError('SCRATCH_DIRECTORY_NOT_FOUND', `there is no folder ${globals.scratchDir}`)
  }
  if (target.kind === 'none' || (rest.length === 0 && !help)) {
    logImaging(context.log)
    const appCommand = findAppCommand(rest, host)
    if (appCommand) judge.decide(commandImage, `/${appCommand.name}`, false, 'there is neither /Image nor /Online')
    const { command } = parseCommand(rest, target, vocabulary)
    throw gapError(`/${command.name}`, lack)
  }
  const { runInSession } = await import('./runInSession.ts')
  return runInSession(parsed, target, context)
}

/** An option of dism.exe that is no target: its help needs no image. */
function isPlainOption(topic: string | undefined): boolean {
  return DISM_OPTIONS.some(({ name }) => name !== 'Online' && name !== 'Image' && name.toLowerCase() === topic)
}
