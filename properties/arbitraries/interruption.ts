import fc from 'fast-check'
import type { Interruption } from '../specs/Interruption.ts'

/** A call that is cancelled, or whose callback throws, at some time or never. */
export function interruption(): fc.Arbitrary<Interruption> {
  return fc.record({
    function: fc.constantFrom('add', 'add', 'add', 'remove', 'remove', 'remove', 'scan', 'disable'),
    online: fc.boolean(),
    cancelOutcome: fc.oneof(
      fc.constantFrom('untouched', 'halfServiced', 'halfServiced'),
      fc.record({ seed: fc.nat({ max: 99 }) }),
    ),
    by: fc.constantFrom('signal', 'signal', 'signal', 'outside', 'outside', 'throw', 'throw', 'nothing'),
    keeps: fc.boolean(),
    at: fc.constantFrom<Interruption['at']>(0, 1, 1, 2, 2, 3, 4, 6, 'whole', 'whole'),
    event: fc.boolean(),
    progress: fc.constantFrom(true, true, true, true, true, false),
  })
}
