/**
 * What a cancellation leaves behind. DISM's documents say only that the state of the image is unknown then: `untouched`
 * drops the changes, `halfServiced` keeps those made so far, a seed chooses anew each time.
 */
export type CancelOutcome = 'untouched' | 'halfServiced' | { readonly seed: number }

/** Whether the next cancellation keeps what was done so far. */
export function cancelChooser(outcome: CancelOutcome): () => boolean {
  if (typeof outcome === 'string') return () => outcome === 'halfServiced'
  let state = outcome.seed >>> 0
  return () => {
    // A linear congruential generator, of which the highest bit is the best.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 31 === 1
  }
}
