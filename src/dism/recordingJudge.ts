import { createJudge, type Judge } from '../rules/Judge.ts'
import type { RunContext } from './DismRun.ts'
import { logDecisions } from './log/logOutcome.ts'

/** A judge for a command line: what it decides is logged under `source`, and told, as it is taken. */
export function recordingJudge({ host, log, onDecisions }: RunContext, source: string): Judge {
  const judge = createJudge(host.semantics)
  return {
    ...judge,
    decide(rule, subject, holds, because) {
      const verdict = judge.decide(rule, subject, holds, because)
      const decision = judge.decisions.slice(-1)
      logDecisions(log, source, decision)
      onDecisions?.(decision)
      return verdict
    },
  }
}
