/**
 * What a cancellation leaves behind. DISM's documents say only that the state of the image is unknown then: `untouched`
 * drops the changes, `halfServiced` keeps those made so far, a seed chooses anew each time.
 */
export type CancelOutcome = 'untouched' | 'halfServiced' | { readonly seed: number }

/** How far the state of a seed goes on at each choice: odd, so that it passes through all numbers of 32 bits. */
const STEP = 0x9e3779b9

/** Whether the next cancellation keeps what was done so far. */
export function cancelChooser(outcome: CancelOutcome): () => boolean {
  if (typeof outcome === 'string') return () => outcome === 'halfServiced'
  let state = outcome.seed >>> 0
  return () => {
    state = (state + STEP) >>> 0
    return mixed(state) >>> 31 === 1
  }
}

/** The finalizer of MurmurHash3: every bit of a number bears on the highest one, so that seeds nearby differ at once. */
function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}
