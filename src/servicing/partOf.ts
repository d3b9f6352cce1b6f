import type { Step } from './Operation.ts'

/**
 * The steps of an operation that is one part of a larger one, which is all of it or nothing: what they count is counted
 * within the whole, and only the last part reaches the point of no return.
 * @param index of the part, from 0
 */
export function* partOf<Result>(steps: Generator<Step, Result>, index: number, count: number): Generator<Step, Result> {
  for (;;) {
    const { done: ended, value } = steps.next()
    if (ended) return value
    const { label, done, pointOfNoReturn } = value
    yield {
      label,
      ...(done === undefined ? {} : { done: (index + done) / count }),
      ...(pointOfNoReturn && index === count - 1 ? { pointOfNoReturn } : {}),
    }
  }
}
