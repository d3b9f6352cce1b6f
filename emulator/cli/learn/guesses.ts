import { createInterface } from 'node:readline'
import { UsageError } from '../UsageError.ts'
import type { Lesson } from './Lesson.ts'
import { letterOf } from './lessonText.ts'

/** Where guesses come from. */
export interface Guesses {
  /** A letter of a choice, undefined for none, `q` to end. */
  next(lesson: Lesson, say: (text: string) => void): Promise<string | undefined>
  end(): void
}

/** One guess from the command line, or none. @throws UsageError when it is no letter of a choice */
export function given(guess: string | undefined): Guesses {
  return {
    next(lesson) {
      if (guess !== undefined && !isChoice(lesson, guess)) throw new UsageError(`there is no choice ${guess}`)
      return Promise.resolve(guess)
    },
    end() {},
  }
}

/** How long a pipe that nobody closes may be silent, in milliseconds. */
const PATIENCE = 1000

/**
 * Guesses from lines of the standard input; when it ends there are no more. A terminal is waited for as long as it takes;
 * a pipe that says nothing and that nobody closes is not.
 */
export function keyboard(): Guesses {
  const reader = createInterface({ input: process.stdin, crlfDelay: Infinity })
  const lines = reader[Symbol.asyncIterator]()
  return {
    async next(lesson, say) {
      const letters = lesson.choices.map((_, index) => letterOf(index)).join(', ')
      for (;;) {
        say(`Your guess (${letters}, or nothing; q ends): `)
        const line = await (process.stdin.isTTY ? lines.next() : Promise.race([lines.next(), silence()]))
        if (!process.stdin.isTTY) say('\n')
        if (line.done) return undefined
        const guess = line.value.trim().toLowerCase()
        if (guess === '') return undefined
        if (guess === 'q' || isChoice(lesson, guess)) return guess
        say(`There is no choice ${guess}.\n`)
      }
    },
    end: () => reader.close(),
  }
}

function isChoice(lesson: Lesson, guess: string): boolean {
  return lesson.choices.some((_, index) => letterOf(index) === guess)
}

function silence(): Promise<IteratorReturnResult<undefined>> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE, { done: true, value: undefined }).unref()
  })
}
