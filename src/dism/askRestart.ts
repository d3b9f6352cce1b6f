import type { Judge } from '../rules/Judge.ts'
import { restartAsked, restartedNow } from '../servicing/commandRules.ts'
import type { RunContext } from './DismRun.ts'
import type { GlobalOptions } from './grammar/GlobalOptions.ts'

/**
 * Decides whether the running Windows restarts now, which completes the command, and asks for it where dism.exe does.
 * A run that applies nothing does not wait for an answer.
 */
export async function askRestart(
  { noRestart, quiet }: GlobalOptions,
  judge: Judge,
  { host, write, apply }: RunContext,
): Promise<boolean> {
  const given = [...(noRestart ? ['/NoRestart'] : []), ...(quiet ? ['/Quiet'] : [])]
  const options = given.length > 0 ? `${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} given` : undefined
  const asked = judge.decide(restartAsked, '/Online', options === undefined, options ?? '/NoRestart is not given')
  if (asked) write('Restart Windows to complete this operation.\nDo you want to restart the computer now? (Y/N)\n')
  const answer = asked && apply !== false ? (await host.answer?.())?.trim() : undefined
  const yes = /^y/i.test(answer ?? '')
  const because = options ?? (answer ? `the answer is ${answer}` : 'nobody answers')
  return judge.decide(restartedNow, '/Online', !noRestart && (quiet || yes), because)
}
