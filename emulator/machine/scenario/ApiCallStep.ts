import type { DismApi } from '../../../src/api/DismApi.ts'

/** An argument of a function of the DISM API, as plain data. */
export type ScenarioArgument =
  | null
  | boolean
  | number
  | string
  | readonly string[]
  /** A variable that the function writes to. */
  | { readonly pointer: true }
  /** The session that the DismOpenSession of that step opened. */
  | { readonly session: number }
  /** What the call of that step returned through its argument of that number, from 0. */
  | { readonly returned: number; readonly argument: number }
  /** A CancelEvent: how often it was looked at before it was signaled; null when it was not, or too late to be seen. */
  | { readonly event: number | null }
  /** A Progress: which of its calls threw, from 1; null when none did. */
  | { readonly progress: number | null }
  /** What has no place in the C interface: `undefined`, `NaN`, `function`. */
  | { readonly other: string }

/** A call of the DISM API of the machine's own process. */
export interface ApiCallStep {
  readonly do: 'call'
  readonly function: keyof DismApi
  readonly arguments: readonly ScenarioArgument[]
}
