import { createMachine } from '../../machine/createMachine.ts'
import { observeDecisions, type Decision } from '../../../src/rules/Decision.ts'
import type { Lesson, LessonStep, StepResult } from './Lesson.ts'

/** A step that was carried out. */
export interface PlayedStep extends StepResult {
  readonly shown: string
  /** Those of the lesson's rules, each once. */
  readonly decisions: readonly Decision[]
}

/** A lesson whose question is asked, and that can be played to its end. */
export interface Play {
  readonly before: readonly PlayedStep[]
  /** @throws Error when not exactly one choice came true, which is a fault of the lesson */
  finish(): Promise<{ readonly steps: readonly PlayedStep[]; readonly choice: number }>
}

/** Makes the machine of a lesson and carries out what comes before its question. */
export async function playLesson(lesson: Lesson): Promise<Play> {
  const machine = createMachine(lesson.machine)
  for (const [path, content] of Object.entries(lesson.files())) machine.write(path, content)
  await machine.ready()

  async function carryOut(steps: readonly LessonStep[]): Promise<PlayedStep[]> {
    const played: PlayedStep[] = []
    for (const step of steps) {
      const decisions = new Map<string, Decision>()
      const stop = observeDecisions((decision) => {
        if (lesson.rules.includes(decision.rule)) decisions.set(JSON.stringify(decision), decision)
      })
      try {
        const result = await step.carryOut(machine)
        played.push({ ...result, shown: step.shown, decisions: [...decisions.values()] })
      } finally {
        stop()
      }
    }
    return played
  }

  const before = await carryOut(lesson.before)
  return {
    before,
    async finish() {
      const steps = await carryOut(lesson.after)
      const came = lesson.choices.map((choice) => choice.came({ machine, results: steps }))
      const choice = came.indexOf(true)
      if (choice < 0 || came.indexOf(true, choice + 1) >= 0)
        throw new Error(`lesson ${lesson.name}: not exactly one of its choices came true`)
      return { steps, choice }
    },
  }
}
