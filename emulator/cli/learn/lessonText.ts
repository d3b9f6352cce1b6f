import { kindOf } from '../../../src/rules/kindOf.ts'
import { variantOf } from '../../../src/rules/variantOf.ts'
import { ruleRegister } from '../../../src/servicing/ruleRegister.ts'
import { formatDecisions } from '../formatDecisions.ts'
import type { Lesson } from './Lesson.ts'
import type { PlayedStep } from './playLesson.ts'

const WIDTH = 100

/** The lessons are about the documents. */
const SEMANTICS = 'documented'

/** The letter of a choice: `a` is the first. */
export function letterOf(choice: number): string {
  return String.fromCodePoint('a'.codePointAt(0)! + choice)
}

/** What stands above the question: the title, the words of the lesson, and what has been done. */
export function introduction(lesson: Lesson, place: string, before: readonly PlayedStep[]): string {
  const head = [
    `\n== ${place}  ${lesson.name}`,
    `   ${lesson.document}: ${lesson.section}`,
    '',
    ...wrapped(lesson.text),
  ]
  // What was decided would give the answer away.
  return `${head.join('\n')}\n${stepsText(before.map((step) => ({ ...step, decisions: [] })))}`
}

/** The question and its choices. */
export function questionText({ question, choices }: Lesson): string {
  const lines = choices.map(({ text }, index) => `  ${letterOf(index)}) ${text}`)
  return `\n${[...wrapped(question), ...lines].join('\n')}\n`
}

/** What was decided before the question was asked; nothing when nothing was. */
export function decisionsBefore(before: readonly PlayedStep[]): string {
  const decisions = before.flatMap((step) => step.decisions)
  if (decisions.length === 0) return ''
  return `\nBefore, it was decided:\n${indented(formatDecisions(decisions, SEMANTICS))}\n`
}

/** Commands, what they print but for the banner of dism, and the decisions that they took by the rules of the lesson. */
export function stepsText(steps: readonly PlayedStep[]): string {
  return steps
    .map(({ shown, output, decisions }) => {
      const told = indented(formatDecisions(decisions, SEMANTICS))
      return `\n> ${shown}\n${withoutBanner(output)}${told === '' ? '' : `${told}\n`}`
    })
    .join('')
}

/** The rules of the lesson that were asked, with all that they say. */
export function rulesText(steps: readonly PlayedStep[]): string {
  const asked = new Set(steps.flatMap(({ decisions }) => decisions.map(({ rule }) => rule)))
  return ruleRegister
    .filter(({ id }) => asked.has(id))
    .map((rule) => {
      const { text, source } = variantOf(rule, SEMANTICS)
      return `\n${rule.id} (${kindOf(rule, SEMANTICS)})\n${wrapped(text, '  ').join('\n')}\n  ${source}\n`
    })
    .join('')
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ').trimEnd()
}

/** What dism prints, without the lines that every run begins with and the bar of its progress. */
function withoutBanner(output: string): string {
  const lines = output
    .split('\n')
    .filter((line) => !/^(Deployment Image Servicing|Version: |Image Version: |\[=|$)/.test(line.trim()))
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

/** Lines of at most `WIDTH` characters. */
function wrapped(text: string, indent = ''): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length > WIDTH - indent.length) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => indent + line)
}
