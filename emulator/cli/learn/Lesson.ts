import type { MachineOptions } from '../../machine/createMachine.ts'
import type { Machine } from '../../machine/Machine.ts'

/** The two documents that the lessons walk through. */
export type LessonDocument = 'DISM app package servicing' | 'DismRemovePackage'

/** What a step of a lesson gave. */
export interface StepResult {
  /** What was printed: output of dism, or a line on what happened. */
  readonly output: string
  /** Of dism, or the HRESULT of a function; 0 for what happens without either. */
  readonly code: number
}

/** Something that is done on the machine of a lesson. */
export interface LessonStep {
  /** As one would type or say it. */
  readonly shown: string
  carryOut(machine: Machine): Promise<StepResult>
}

/** What the end of a lesson may be judged by. */
export interface LessonEnd {
  readonly machine: Machine
  /** Results of the steps that followed the question. */
  readonly results: readonly StepResult[]
}

/** A choice of the reader, and whether things came out so. */
export interface Choice {
  readonly text: string
  /** Looks at the machine, not at what the author of the lesson knows. */
  readonly came: (end: LessonEnd) => boolean
}

/** A lesson: a rule, a question, and a machine that gives the answer. */
export interface Lesson {
  /** A word by which it is called. */
  readonly name: string
  readonly document: LessonDocument
  /** The part of the document. */
  readonly section: string
  /** What the document says there, in our words. */
  readonly text: string
  /** Ids of the rules whose decisions are shown. */
  readonly rules: readonly string[]
  readonly machine: MachineOptions
  /** What lies on the drives before anything is done: contents by path. */
  readonly files: () => { readonly [path: string]: Uint8Array | Promise<Uint8Array> }
  /** What has been done before the question is asked. */
  readonly before: readonly LessonStep[]
  readonly question: string
  /** One of them comes true. */
  readonly choices: readonly Choice[]
  /** What is done then. */
  readonly after: readonly LessonStep[]
}
