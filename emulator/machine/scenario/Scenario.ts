import type { MachineOptions } from '../createMachine.ts'
import type { DiskEntry } from './DiskEntry.ts'
import type { Fault } from '../faults/Fault.ts'
import type { SignInSettings } from '../signIn.ts'
import type { ApiCallStep } from './ApiCallStep.ts'
import type { ChangeStep } from './ChangeStep.ts'

/** The computer of a scenario: all of its options that are plain data. */
export type ScenarioMachine = Omit<MachineOptions, 'now'>

/** A file that a step puts on a drive. Its bytes lie beside scenario.json: `packages/reader.msixbundle`. */
export interface WriteStep {
  readonly do: 'write'
  /** On the machine: `C:\\in\\reader.msixbundle`. */
  readonly path: string
  /** In the folder of the scenario, with `/`. */
  readonly file: string
}

/** A command line of dism. */
export interface DismStep {
  readonly do: 'dism'
  readonly words: readonly string[]
  /** What it saw of the real disk, when a program on the real computer asked for it. */
  readonly disk?: readonly DiskEntry[]
  /** The line with which the input of that program answered what dism asked. */
  readonly answer?: string
}

/** What can be done to a machine, as plain data. */
export type ScenarioAction =
  | WriteStep
  | ChangeStep
  | ApiCallStep
  | { readonly do: 'append'; readonly path: string; readonly text: string }
  | DismStep
  | { readonly do: 'type'; readonly commandLine: string }
  | { readonly do: 'boot' | 'shutdown' | 'audit' | 'sign out' | 'sysprep' | 'snapshot' | 'disarm' }
  /** Puts the machine back as it was at the step, from 0, that took a snapshot. */
  | { readonly do: 'restore'; readonly snapshot: number }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'add language' | 'remove language'; readonly language: string }
  | { readonly do: 'enable feature' | 'disable feature'; readonly feature: string }
  | { readonly do: 'new user'; readonly user: string }
  | { readonly do: 'sign in'; readonly user: string; readonly settings: SignInSettings }
  | { readonly do: 'start app' | 'remove app'; readonly user: string; readonly package: string }
  | { readonly do: 'remove app for all users'; readonly package: string }
  | { readonly do: 'add app'; readonly user: string; readonly path: string; readonly dependencies: readonly string[] }

/** When something was done, where that is not simply after the step before. */
export interface StepTiming {
  /** The first time that the machine's clock told in this step, a FILETIME in decimals; a millisecond after the last one when absent. */
  readonly at?: string
  /** Number of the step, from 0, that was still under way when this one began. */
  readonly during?: number
  /**
   * How much had happened on the computer by then, since that step began: its clock was read, its host was called, an image
   * was used, something was decided.
   * Right after the step before when absent.
   */
  readonly moment?: number
}

/** Something that was done to a machine. */
export type ScenarioStep = ScenarioAction & StepTiming

/** A computer and what was done to it: run again, it gives the same bytes. The content of scenario.json. */
export interface Scenario {
  readonly format: 'dismulator-scenario-1'
  /** What it shows, in a sentence. */
  readonly title: string
  /** How the property that found it draws it again. */
  readonly found?: { readonly property: string; readonly seed: number; readonly path: string }
  readonly machine: ScenarioMachine
  /** When the computer was made, as in a step; a millisecond after 2025 began when absent. */
  readonly at?: string
  readonly steps: readonly ScenarioStep[]
}
