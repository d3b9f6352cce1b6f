import type { DismError } from '../errors/DismError.ts'
import type { Judge } from '../rules/Judge.ts'
import { commandImage } from '../servicing/commandRules.ts'
import { carryOut } from '../servicing/carryOut.ts'
import { asDismError } from '../servicing/asDismError.ts'
import { checkStubOption } from './checkStubOption.ts'
import { decideSince } from './decideSince.ts'
import { gapError } from './commands/gapError.ts'
import type { RunContext } from './DismRun.ts'
import { parseCommand, type ParsedCommand } from './grammar/parseCommand.ts'
import type { ParsedCommandLine } from './grammar/parseCommandLine.ts'
import type { Vocabulary } from './grammar/Vocabulary.ts'
import { findAppCommand } from './commands/findAppCommand.ts'
import { imageHelp } from './help/imageHelp.ts'
import { topicHelp } from './help/topicHelp.ts'
import { logFailure } from './log/logFailure.ts'
import { logImageSession, logImageSessionEnd } from './log/logSession.ts'
import { SESSION_PROVIDERS, sourceOf, type ProviderName } from '../servicing/log/providers.ts'
import { recordingJudge } from '../servicing/log/recordingJudge.ts'
import { sessionVocabulary } from './sessionVocabulary.ts'
import { openTarget, type ImageTarget, type OpenTarget } from '../servicing/openTarget.ts'

/**
 * Opens the image of a command line and runs its command, or writes its help.
 * @returns how it failed, logged; undefined when all went well
 */
export async function runInSession(
  parsed: ParsedCommandLine,
  target: ImageTarget,
  context: RunContext,
): Promise<DismError | undefined> {
  const { host, write, log, warn } = context
  let opened: OpenTarget | undefined
  let provider: ProviderName | undefined
  let failure: DismError | undefined
  write('\n')
  try {
    opened = openTarget(host, target, parsed.globals, warn)
    const judge = recordingJudge(context, sourceOf('AppxManager'))
    const appCommand = parsed.help ? undefined : findAppCommand(parsed.rest, host)
    const vocabulary = sessionVocabulary(host.dismVersion, opened.image, appCommand !== undefined, judge)
    const providers = SESSION_PROVIDERS.filter(({ name }) => vocabulary.knows({ provider: name }))
    logImageSession(log, target.kind === 'online' ? 'C:\\' : target.path, providers)
    write(`Image Version: ${opened.version}\n\n`)
    if (parsed.help) write(helpInSession(parsed.helpTopic, target, vocabulary, judge))
    else {
      if (appCommand)
        judge.decide(commandImage, `/${appCommand.name}`, true, target.kind === 'online' ? '/Online' : '/Image')
      decideSince(parsed.rest, host.dismVersion, judge)
      checkStubOption(parsed.rest, judge)
      const command = parseCommand(parsed.rest, target, vocabulary)
      provider = command.command.provider
      await runCommand(command, target, parsed, opened, recordingJudge(context, sourceOf(provider)), context)
      write('The operation completed successfully.\n')
    }
  } catch (error) {
    failure = asDismError(error)
    logFailure(log, failure, provider)
  } finally {
    opened?.volume.close()
  }
  logImageSessionEnd(log)
  return failure
}

function helpInSession(topic: string | undefined, target: ImageTarget, vocabulary: Vocabulary, judge: Judge): string {
  const ofImage = topic === undefined || topic === 'image' || topic === 'online'
  return ofImage ? imageHelp(vocabulary) : topicHelp(topic, target, vocabulary, judge)
}

async function runCommand(
  { command, argument, options }: ParsedCommand,
  target: ImageTarget,
  { globals }: ParsedCommandLine,
  opened: OpenTarget,
  judge: Judge,
  context: RunContext,
): Promise<void> {
  const { host, write, warn, log } = context
  const source = sourceOf(command.provider)
  const token = command.name.toLowerCase()
  log.provider(3, source, `Processing the top level command token(${token}).`, 'Dismulator::Command')
  if (!command.run) throw gapError(`/${command.name}`, warn)
  await command.run({
    host,
    target,
    image: opened.image,
    globals,
    argument,
    options,
    write,
    warn,
    judge,
    carryOut: (operation) => carryOut(opened, operation, { ...context, source }),
  })
}
