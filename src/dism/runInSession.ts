import type { Judge } from '../rules/Judge.ts'
import { openImage } from '../image/openImage.ts'
import type { WindowsImage } from '../image/WindowsImage.ts'
import { commandImage, folderProviderUntold } from '../servicing/commandRules.ts'
import { carryOut } from '../servicing/carryOut.ts'
import { asDismError } from '../servicing/asDismError.ts'
import { askRestart } from './askRestart.ts'
import { checkStubOption } from './checkStubOption.ts'
import { decideSince } from './decideSince.ts'
import { gapError } from './commands/gapError.ts'
import type { RunContext, RunEnd } from './DismRun.ts'
import { parseCommand, type ParsedCommand } from './grammar/parseCommand.ts'
import type { ParsedCommandLine } from './grammar/parseCommandLine.ts'
import type { Vocabulary } from './grammar/Vocabulary.ts'
import { findAppCommand } from './commands/findAppCommand.ts'
import { imageHelp } from './help/imageHelp.ts'
import { topicHelp } from './help/topicHelp.ts'
import { logFailure, type FailedCommand } from './log/logFailure.ts'
import { logImageSession, logImageSessionEnd } from './log/logSession.ts'
import { logPackageCommand } from './log/packageManagerLog.ts'
import { SESSION_PROVIDERS, sourceOf } from '../servicing/log/providers.ts'
import { recordingJudge } from '../servicing/log/recordingJudge.ts'
import { sessionVocabulary } from './sessionVocabulary.ts'
import { isSince } from '../servicing/isSince.ts'
import { openTarget, type ImageTarget, type OpenTarget } from '../servicing/openTarget.ts'

/**
 * Opens the image of a command line and runs its command, or writes its help.
 * @returns how it failed, logged; `restart` when all went well and the running Windows must restart; else undefined
 */
export async function runInSession(
  parsed: ParsedCommandLine,
  target: ImageTarget,
  context: RunContext,
): Promise<RunEnd> {
  const { host, write, log, warn } = context
  let opened: OpenTarget | undefined
  let failing: FailedCommand | undefined
  let end: RunEnd
  let restarts = false
  write('\n')
  try {
    opened = openTarget(host, target, parsed.globals, warn)
    const judge = recordingJudge(context, sourceOf('AppxManager'))
    const appCommand = parsed.help ? undefined : findAppCommand(parsed.rest, host)
    const vocabulary = sessionVocabulary(host.dismVersion, opened.image, appCommand !== undefined, judge)
    const providers = SESSION_PROVIDERS.filter(({ name }) => vocabulary.knows({ provider: name }))
    const path = target.kind === 'online' ? 'C:\\' : target.path
    const untold = isSince(judge, folderProviderUntold, host.dismVersion)
    const because = `dism.exe is ${host.dismVersion}`
    logImageSession(log, path, providers, !judge.decide(folderProviderUntold, path, untold, because))
    write(`Image Version: ${opened.version}\n\n`)
    if (parsed.help) write(helpInSession(parsed.helpTopic, target, vocabulary, judge))
    else {
      if (appCommand)
        judge.decide(commandImage, `/${appCommand.name}`, true, target.kind === 'online' ? '/Online' : '/Image')
      decideSince(parsed.rest, host.dismVersion, judge)
      checkStubOption(parsed.rest, judge)
      const command = parseCommand(parsed.rest, target, vocabulary)
      failing = command.command
      const commandJudge = recordingJudge(context, sourceOf(failing.provider))
      end = (await runCommand(command, target, parsed, opened, commandJudge, context)) ? 'restart' : undefined
      write('The operation completed successfully.\n')
      if (end === 'restart') restarts = await askRestart(parsed.globals, commandJudge, context)
    }
  } catch (error) {
    end = asDismError(error)
    logFailure(log, end, failing)
  } finally {
    opened?.volume.close()
  }
  logImageSessionEnd(log, end === 'restart')
  if (restarts && context.apply !== false) await host.restart?.()
  return end
}

function helpInSession(topic: string | undefined, target: ImageTarget, vocabulary: Vocabulary, judge: Judge): string {
  const ofImage = topic === undefined || topic === 'image' || topic === 'online'
  return ofImage ? imageHelp(vocabulary) : topicHelp(topic, target, vocabulary, judge)
}

/** An option that was given and is not carried out. */
function lackingOption(command: ParsedCommand['command'], given: ParsedCommand['options']): string | undefined {
  if (command.options === 'any') return undefined
  return command.options.find(({ name, lacking }) => lacking && given.has(name.toLowerCase()))?.name
}

/** @returns whether the running Windows must restart */
async function runCommand(
  { command, argument, options }: ParsedCommand,
  target: ImageTarget,
  { globals }: ParsedCommandLine,
  opened: OpenTarget,
  judge: Judge,
  context: RunContext,
): Promise<boolean> {
  const { host, write, lack, log } = context
  const source = sourceOf(command.provider)
  const token = command.name.toLowerCase()
  if (command.provider === 'DISM Package Manager') logPackageCommand(log, token, options)
  else log.provider(4, source, `Processing the top level command token(${token}).`, 'Dismulator::Command')
  if (!command.run) throw gapError(`/${command.name}`, lack)
  const lacking = lackingOption(command, options)
  if (lacking !== undefined) throw gapError(`/${command.name} /${lacking}`, lack)
  let restart = false
  const { volume } = opened
  let changed: WindowsImage | undefined = opened.image
  // Looked at when it is asked for: a disk that fails behind the commit must not make a failure of it.
  const image = (): WindowsImage => {
    changed ??= openImage(volume, host.now, globals.winDir === undefined ? {} : { windir: globals.winDir })
    return changed
  }
  await command.run({
    host,
    target,
    get image() {
      return image()
    },
    globals,
    argument,
    options,
    write,
    lack,
    apply: context.apply ?? true,
    judge,
    needRestart: () => void (restart = true),
    carryOut(operation) {
      const result = carryOut({ volume, image: image() }, operation, { ...context, source })
      changed = undefined
      return result
    },
  })
  return restart
}
