import type { createJudge, Judge } from '../rules/Judge.ts'
import type { RunContext } from './DismRun.ts'
import { logDecisions } from './log/logOutcome.ts'
import { sourceOf, type ProviderName } from './log/providers.ts'

/** A judge for a command of a provider, which logs its decisions and tells them as they are taken. */
export function recordingJudge(
  judge: ReturnType<typeof createJudge>,
  provider: ProviderName,
  { log, onDecisions }: RunContext,
): Judge {
  return {
    ...judge,
    decide(rule, subject, holds, because) {
      const verdict = judge.decide(rule, subject, holds, because)
      const decision = judge.decisions.slice(-1)
      logDecisions(log, sourceOf(provider), decision)
      onDecisions?.(decision)
      return verdict
    },
  }
}
