/** A call of the API that is followed, and how it is interrupted. */
export interface Interruption {
  readonly function: 'add' | 'remove' | 'scan' | 'disable'
  readonly online: boolean
  readonly cancelOutcome: 'untouched' | 'halfServiced' | { readonly seed: number }
  readonly by: 'nothing' | 'signal' | 'throw' | 'outside'
  /** Whether whoever cancels from outside keeps what was done so far. */
  readonly keeps: boolean
  /** The call of Progress at which it happens; 0: before the call, `whole`: when Progress is told the whole. */
  readonly at: number | 'whole'
  /** Whether a CancelEvent is given that nobody signals, and whether a Progress is given. */
  readonly event: boolean
  readonly progress: boolean
}
