import { DISM_ONLINE_IMAGE } from '../../../src/api/definitions/session.ts'
import { splitCommandLine } from '../../../src/dism/grammar/splitCommandLine.ts'
import { resolveDrivePath } from '../createMemoryHost.ts'
import type { RecordedStep } from './RecordedStep.ts'

/** Of the running Windows, and of what somebody does at the computer. */
const ONLINE = 'C:\\'

/**
 * The drive or folder of the image that a step is about, as `imagePath` writes it; undefined when it names none.
 * @param record all that was done, in which a step of the API finds its session
 */
export function targetOfStep({ step }: RecordedStep, record: readonly RecordedStep[]): string | undefined {
  switch (step.do) {
    case 'dism':
      // That of a program may be on the real disk.
      return step.disk?.find(({ kind }) => kind === 'image')?.path ?? targetOfWords(step.words)
    case 'type':
      return targetOfWords(splitCommandLine(step.commandLine))
    case 'call': {
      const [first] = step.arguments
      const session = typeof first === 'object' && first !== null && 'session' in first ? first.session : undefined
      const opened = session === undefined ? step : record[session]?.step
      if (opened?.do !== 'call' || opened.function !== 'DismOpenSession') return undefined
      const [path] = opened.arguments
      if (typeof path !== 'string') return undefined
      return path === DISM_ONLINE_IMAGE ? ONLINE : imagePath(path)
    }
    case 'change':
    case 'write':
    case 'append':
      return undefined
    default:
      return ONLINE
  }
}

/** A drive or folder of a computer, in one spelling. */
export function imagePath(path: string): string {
  const target = resolveDrivePath(path)
  return `${target.letter}:\\${target.path}`.toUpperCase()
}

function targetOfWords(words: readonly string[]): string | undefined {
  if (words.some((word) => /^[/-]online$/i.test(word))) return ONLINE
  const path = words.flatMap((word) => /^[/-]image[:=](.*)$/is.exec(word)?.[1] ?? [])[0]
  return path === undefined ? undefined : imagePath(path)
}
