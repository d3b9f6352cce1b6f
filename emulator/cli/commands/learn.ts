import type { Command, CommandInput, CommandResult } from '../Command.ts'
import { given, keyboard } from '../learn/guesses.ts'
import type { Lesson } from '../learn/Lesson.ts'
import { lessons } from '../learn/lessons.ts'
import { decisionsBefore, introduction, letterOf, questionText, rulesText, stepsText } from '../learn/lessonText.ts'
import { playLesson } from '../learn/playLesson.ts'
import { UsageError } from '../UsageError.ts'

/** `dismulator learn`: lessons through the two documents; each asks before a machine gives the answer. */
export const learn: Command = {
  operands: [],
  optionalOperands: ['lesson'],
  // The lessons are about the documents.
  semantics: false,
  options: {
    list: { describes: 'the lessons and what each is about' },
    guess: { value: '<letter>', describes: 'a guess for one lesson, in place of the keyboard' },
  },
  notes: [
    'With the name of a lesson: that one; otherwise all, from the first. Each shows what a document says, asks what',
    'will happen, does it on a machine in memory, and shows the decisions. A letter is a guess, an empty line none,',
    'q ends. Guesses are lines of the standard input; where there are none, the answers are shown all the same.',
    '--json takes a guess from --guess alone.',
  ],
  async run(input) {
    const [name] = input.operands
    const chosen = name === undefined ? lessons : lessons.filter((lesson) => lesson.name === name)
    if (chosen.length === 0)
      throw new UsageError(`there is no lesson ${name}. Known: ${lessons.map((lesson) => lesson.name).join(', ')}`)
    return input.flag('list') ? listOfLessons(chosen) : walk(chosen, input)
  },
}

function listOfLessons(chosen: readonly Lesson[]): CommandResult {
  const width = Math.max(...chosen.map(({ name }) => name.length))
  return {
    text: chosen.map(({ name, question }) => `${name.padEnd(width)}  ${question}\n`).join(''),
    json: chosen.map(({ name, document, section, question, rules }) => ({ name, document, section, question, rules })),
  }
}

/** What became of a lesson. */
interface Played {
  readonly lesson: string
  readonly question: string
  readonly choices: readonly string[]
  readonly guess: string | undefined
  readonly answer: string
  readonly steps: readonly unknown[]
}

async function walk(chosen: readonly Lesson[], input: CommandInput): Promise<CommandResult> {
  const asked = input.option('guess')
  if (asked !== undefined && chosen.length > 1) throw new UsageError('--guess is for one lesson')
  const quiet = input.flag('json')
  const say = (text: string) => void (quiet || process.stdout.write(text))
  const guesses = asked === undefined && !quiet ? keyboard() : given(chosen[0], asked)
  const played: Played[] = []
  for (const [index, lesson] of chosen.entries()) {
    const play = await playLesson(lesson)
    say(introduction(lesson, `${index + 1}/${chosen.length}`, play.before))
    say(questionText(lesson))
    const guess = await guesses.next(lesson, say)
    if (guess === 'q') break
    const { steps, choice } = await play.finish()
    const answer = letterOf(choice)
    say(decisionsBefore(play.before) + stepsText(steps))
    say(`\n${verdict(guess, answer)} ${answer}) ${lesson.choices[choice]?.text}\n`)
    say(rulesText([...play.before, ...steps]))
    played.push({
      lesson: lesson.name,
      question: lesson.question,
      choices: lesson.choices.map(({ text }) => text),
      guess,
      answer,
      steps: [...play.before, ...steps],
    })
  }
  guesses.end()
  const tried = played.filter(({ guess }) => guess !== undefined)
  const right = tried.filter(({ guess, answer }) => guess === answer).length
  if (tried.length > 1) say(`\n${right} of ${tried.length} guesses were right.\n`)
  return { text: '', json: played }
}

function verdict(guess: string | undefined, answer: string): string {
  if (guess === undefined) return 'It is'
  return guess === answer ? 'Right:' : `You said ${guess}. It is`
}
