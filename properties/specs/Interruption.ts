/** A call of the API that is followed, and how it is interrupted. */
export interface Interruption {
  readonly function: 'add' | 'remove' | 'scan' | 'disable'
  readonly online: boolean
  readonly cancelOutcome: 'untouched' | 'halfServiced' | { readonly seed: number }
  readonly by: 'nothing' | 'signal' | 'throw'
  /** The call of Progress at which it happens; 0: before the call. */
  readonly at: number
  /** Whether a CancelEvent is given that nobody signals, and whether a Progress is given. */
  readonly event: boolean
  readonly progress: boolean
}
