import type { DismError } from '../errors/DismError.ts'
import type { Rule } from '../rules/Rule.ts'
import { createJudge } from '../rules/Judge.ts'
import type { Operation } from '../servicing/Operation.ts'
import { runOperation } from '../servicing/runOperation.ts'
import { asDismError } from './asDismError.ts'
import { gapError } from './commands/gapError.ts'
import type { RunContext } from './DismRun.ts'
import { parseCommand, type ParsedCommand } from './grammar/parseCommand.ts'
import type { ParsedCommandLine } from './grammar/parseCommandLine.ts'
import { imageHelp } from './help/imageHelp.ts'
import { topicHelp } from './help/topicHelp.ts'
import { logFailure } from './log/logFailure.ts'
import { logImageSession, logImageSessionEnd } from './log/logSession.ts'
import { logDecisions, logSteps } from './log/logOutcome.ts'
import { sourceOf, type ProviderName } from './log/providers.ts'
import { openTarget, type ImageTarget, type OpenTarget } from './openTarget.ts'

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
    logImageSession(log, target.kind === 'online' ? 'C:\\' : target.path)
    write(`Image Version: ${opened.version}\n\n`)
    if (parsed.help) write(helpInSession(parsed.helpTopic, target))
    else {
      const command = parseCommand(parsed.rest, target)
      provider = command.command.provider
      await runCommand(command, target, parsed, opened, context)
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

function helpInSession(topic: string | undefined, target: ImageTarget): string {
  const ofImage = topic === undefined || topic === 'image' || topic === 'online'
  return ofImage ? imageHelp() : topicHelp(topic, target)
}

async function runCommand(
  { command, options }: ParsedCommand,
  target: ImageTarget,
  { globals }: ParsedCommandLine,
  { volume, image }: OpenTarget,
  { host, write, warn, log, apply = true, onDecisions }: RunContext,
): Promise<void> {
  const source = sourceOf(command.provider)
  const token = command.name.toLowerCase()
  log.provider(3, source, `Processing the top level command token(${token}).`, 'Dismulator::Command')
  if (!command.run) throw gapError(`/${command.name}`, warn)
  const carryOut = <Result>(operation: Operation<Result>): Result => {
    const outcome = runOperation(image, operation, { semantics: host.semantics, now: host.now })
    logSteps(log, source, outcome.steps)
    logDecisions(log, source, outcome.decisions)
    log.flush()
    onDecisions?.(outcome.decisions)
    if (apply && (outcome.ok || outcome.changes.length > 0)) volume.apply(outcome.changes)
    if (!outcome.ok) throw outcome.error
    return outcome.result
  }
  const judge = createJudge(host.semantics)
  const decide = (rule: Rule, subject: string, holds: boolean, because: string): boolean => {
    const verdict = judge.decide(rule, subject, holds, because)
    const decision = judge.decisions.slice(-1)
    logDecisions(log, source, decision)
    onDecisions?.(decision)
    return verdict
  }
  await command.run({ host, target, image, globals, options, write, warn, judge: { ...judge, decide }, carryOut })
}
