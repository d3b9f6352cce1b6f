import { createJudge, type Judge } from '../../rules/Judge.ts'
import type { Host } from '../../host/Host.ts'
import type { Decision } from '../../rules/Decision.ts'
import type { DismLog } from './createLog.ts'
import { logDecisions } from './logOutcome.ts'

/** Who is told what is decided. */
export interface Recorder {
  readonly host: Pick<Host, 'semantics'>
  readonly log?: DismLog | undefined
  readonly onDecisions?: ((decisions: readonly Decision[]) => void) | undefined
}

/** A judge for a command line or call: what it decides is logged under `source`, and told, as it is taken. */
export function recordingJudge({ host, log, onDecisions }: Recorder, source: string): Judge {
  const judge = createJudge(host.semantics)
  return {
    ...judge,
    decide(rule, subject, holds, because) {
      const verdict = judge.decide(rule, subject, holds, because)
      const decision = judge.decisions.slice(-1)
      if (log) logDecisions(log, source, decision)
      onDecisions?.(decision)
      return verdict
    },
  }
}
