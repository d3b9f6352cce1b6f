import { examine, type Subject } from './Examined.ts'
import { describeFinding, type Finding } from './Finding.ts'
import { keepScenario } from './keepScenario.ts'

/** What a matcher tells vitest. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** Whether it is as expected, and why it is not; with `.not`, why it is. */
export interface Verdict {
  readonly pass: boolean
  readonly finding: () => Finding
}

/**
 * Looks at what `expect` was given. When the expectation fails, the scenario of the computer is kept, so that it can be
 * run again.
 */
export function judged(received: unknown, judge: (subject: Subject) => Verdict): MatcherResult {
  return examine(received, (subject) => {
    const { pass, finding } = judge(subject)
    // A folder is closed when the message is asked for.
    const found = typeof received === 'string' ? finding() : undefined
    const message = () => describeFinding(found ?? finding(), subject, subject.machine && keepScenario(subject.machine))
    return { pass, message }
  })
}
