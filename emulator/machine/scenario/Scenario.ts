import type { MachineOptions } from '../createMachine.ts'
import type { SignInSettings } from '../signIn.ts'

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

/** Something that was done to a machine, as plain data. */
export type ScenarioStep =
  | WriteStep
  | { readonly do: 'dism'; readonly words: readonly string[] }
  | { readonly do: 'type'; readonly commandLine: string }
  | { readonly do: 'boot' | 'shutdown' | 'audit' | 'sign out' | 'sysprep' }
  | { readonly do: 'add language' | 'remove language'; readonly language: string }
  | { readonly do: 'enable feature' | 'disable feature'; readonly feature: string }
  | { readonly do: 'new user'; readonly user: string }
  | { readonly do: 'sign in'; readonly user: string; readonly settings: SignInSettings }
  | { readonly do: 'start app' | 'remove app'; readonly user: string; readonly package: string }
  | { readonly do: 'remove app for all users'; readonly package: string }
  | { readonly do: 'add app'; readonly user: string; readonly path: string; readonly dependencies: readonly string[] }

/** A computer and what was done to it: run again, it gives the same bytes. The content of scenario.json. */
export interface Scenario {
  readonly format: 'dismulator-scenario-1'
  /** What it shows, in a sentence. */
  readonly title: string
  /** How the property that found it draws it again. */
  readonly found?: { readonly property: string; readonly seed: number; readonly path: string }
  readonly machine: ScenarioMachine
  readonly steps: readonly ScenarioStep[]
}
