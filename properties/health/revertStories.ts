import fc from 'fast-check'
import { rarely } from '../arbitraries/likelihood.ts'
import type { EditionRevertStory, RevertStory, WaitingChange } from './RevertStory.ts'

/** Up to three changes that wait. */
export function revertStories(): fc.Arbitrary<RevertStory> {
  const change = fc.constantFrom<WaitingChange>(
    'add a newer one',
    'enable the feature',
    'remove the update',
    'disable the feature',
    'add another',
    'remove the other',
    'add the newest one',
  )
  return fc.record({
    changes: fc.uniqueArray(change, { maxLength: 3 }),
    enabled: fc.boolean(),
    replaced: fc.boolean(),
    online: rarely(3),
  })
}

/** Changed and reverted most of the time. */
export function editionRevertStories(): fc.Arbitrary<EditionRevertStory> {
  return fc.record({ changed: rarely(3).map((not) => !not), reverted: rarely(3).map((not) => !not) })
}
