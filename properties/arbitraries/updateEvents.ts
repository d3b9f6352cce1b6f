import fc from 'fast-check'
import type { UpdateEvent, UpdateName } from '../updates/UpdateStory.ts'

type Family = UpdateName['family']

/** An event whose version may be one that makes sense after those before it. */
type DrawnEvent = UpdateEvent & { readonly aimed?: boolean }

/** Events with updates of a few families, so that versions of one meet each other. */
function drawnEvent(families: readonly Family[]): fc.Arbitrary<DrawnEvent> {
  const update: fc.Arbitrary<UpdateName> = fc.record({
    family: fc.constantFrom(...families),
    version: fc.constantFrom(1, 2, 3),
  })
  const aimed = fc.constantFrom(true, true, false)
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('add'),
        update,
        aimed,
        ignoreCheck: fc.constantFrom(false, false, true),
        preventPending: fc.constantFrom(false, false, false, true),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('remove'), update, aimed }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch') }) },
  )
}

/** Lets an aimed addition bring the version after the one that was added last, and an aimed removal take that one. */
function aim(events: readonly DrawnEvent[]): readonly UpdateEvent[] {
  const last = new Map<Family, UpdateName['version']>()
  return events.map(({ aimed = false, ...event }) => {
    if (event.kind === 'restart' || event.kind === 'switch') return event
    const { family, version: drawn } = event.update
    const before = last.get(family)
    const next = before === undefined ? 1 : before === 1 ? 2 : 3
    const version = aimed ? (event.kind === 'add' ? next : (before ?? drawn)) : drawn
    if (event.kind === 'add') last.set(family, version)
    return { ...event, update: { family, version } }
  })
}

/** What happens to the packages of an image, one after the other. */
export function updateEvents(): fc.Arbitrary<readonly UpdateEvent[]> {
  return fc
    .subarray<Family>(['A', 'B', 'C'], { minLength: 1 })
    .chain((families) => fc.array(drawnEvent(families), { minLength: 1, maxLength: 20, size: 'max' }))
    .map(aim)
}
