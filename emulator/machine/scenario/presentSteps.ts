import type { RecordedStep } from './RecordedStep.ts'

/** The steps that made a computer what it is now: what was done between a snapshot and its restoring is left out. */
export function presentSteps(record: readonly RecordedStep[]): readonly RecordedStep[] {
  const snapshots = new Map<number, readonly RecordedStep[]>()
  let steps: RecordedStep[] = []
  record.forEach((recorded, index) => {
    const { step } = recorded
    if (step.do === 'restore') steps = [...(snapshots.get(step.snapshot) ?? [])]
    else steps.push(recorded)
    if (step.do === 'snapshot') snapshots.set(index, [...steps])
  })
  return steps
}
