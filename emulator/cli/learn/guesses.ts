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
export function given(lesson: Lesson | undefined, guess: string | undefined): Guesses {
  const letter = guess?.toLowerCase()
  if (lesson && letter !== undefined && !isChoice(lesson, letter)) throw new UsageError(`there is no choice ${guess}`)
  return {
    next: () => Promise.resolve(letter),
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
  // What a slow pipe says late is the guess of a later lesson, not lost.
  let coming: ReturnType<typeof lines.next> | undefined
  return {
    async next(lesson, say) {
      const letters = lesson.choices.map((_, index) => letterOf(index)).join(', ')
      for (;;) {
        say(`Your guess (${letters}, or nothing; q ends): `)
        coming ??= lines.next()
        const line = await (process.stdin.isTTY ? coming : Promise.race([coming, silence()]))
        if (line === SILENCE) return undefined
        coming = undefined
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

/** What stands for a pipe that says nothing. */
const SILENCE = { done: true, value: undefined } as const

function silence(): Promise<typeof SILENCE> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE, SILENCE)
  })
}
