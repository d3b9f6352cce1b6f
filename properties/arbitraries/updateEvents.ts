import fc from 'fast-check'
import type { UpdateEvent, UpdateName } from '../updates/UpdateStory.ts'

const update: fc.Arbitrary<UpdateName> = fc.record({
  family: fc.constantFrom('A', 'B', 'C'),
  version: fc.constantFrom(1, 2, 3),
})

const event: fc.Arbitrary<UpdateEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add'),
      update,
      ignoreCheck: fc.constantFrom(false, false, true),
      preventPending: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('remove'), update }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch') }) },
)

/** What happens to the packages of an image, one after the other. */
export function updateEvents(): fc.Arbitrary<readonly UpdateEvent[]> {
  return fc.array(event, { minLength: 1, maxLength: 14 })
}
