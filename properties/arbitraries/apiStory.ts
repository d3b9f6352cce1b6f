import fc from 'fast-check'
import type { ApiCall, ApiStory, SessionCall } from '../specs/ApiStory.ts'

type Open = SessionCall & { readonly do: 'open' }

const handle = fc.constantFrom(0, 0, 0, 1, 2)
const anyHandle = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3)

const BEGIN: ApiCall = { do: 'initialize', level: 2, log: 'default' }
const ON_D: Open = { do: 'open', image: 'D:', folder: 'none', drive: false, handle: 0 }
const ONLINE: Open = { do: 'open', image: 'online', folder: 'none', drive: false, handle: 1 }

/** What is looked at in the end: the sessions, and who else gets the image on D:. */
const END: readonly ApiCall[] = [
  { do: 'list', handle: 0 },
  { do: 'list', handle: 1 },
  { do: 'another process' },
  { do: 'shut down' },
]

const open: fc.Arbitrary<Open> = fc.record({
  do: fc.constant('open'),
  image: fc.constantFrom(
    ...(['online', 'online', 'C:', 'D:', 'D:', 'D:', 'd:/', 'D: again', 'nowhere', 'share', ''] as const),
  ),
  folder: fc.constantFrom(
    ...(['none', 'none', 'none', 'none', 'none', 'Windows', 'WINDOWS\\'] as const),
    ...(['\\Windows', '/Windows', 'D:\\Windows', 'Nope'] as const),
  ),
  drive: fc.constantFrom(false, false, false, false, true),
  handle,
})

const close = fc.record({ do: fc.constant('close' as const), handle: anyHandle })

const work: fc.Arbitrary<SessionCall> = fc.oneof(
  fc.record({ do: fc.constant('list' as const), handle: anyHandle }),
  fc.record({
    do: fc.constant('add' as const),
    handle: anyHandle,
    update: fc.constantFrom('plain', 'restart', 'stack', 'stack', 'wrong'),
  }),
)

/** Threads that do not wait for each other: a session is in use, or being closed, while others want it or its image. */
const atOnce: fc.Arbitrary<ApiCall> = fc
  .record({
    calls: fc.array(fc.oneof({ weight: 2, arbitrary: work }, { weight: 1, arbitrary: close }), {
      minLength: 1,
      maxLength: 3,
      size: 'max',
    }),
    open: fc.option(fc.oneof(open, fc.constant(ON_D)), { freq: 4 }),
    place: fc.constantFrom(3, 3, 2, 1, 0),
  })
  .map(({ calls, open: opening, place }) => ({
    do: 'at once',
    calls: opening ? calls.toSpliced(place, 0, opening) : calls,
  }))

const initialize: fc.Arbitrary<ApiCall> = fc.record({
  do: fc.constant('initialize'),
  level: fc.constantFrom(2, 2, 2, 0, 1, 3, 4, -1),
  log: fc.constantFrom('default', 'default', 'D:', 'no drive'),
})

const call: fc.Arbitrary<ApiCall> = fc.oneof(
  { weight: 2, arbitrary: initialize },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('shut down') }) },
  { weight: 6, arbitrary: open },
  { weight: 3, arbitrary: close },
  { weight: 5, arbitrary: work },
  { weight: 4, arbitrary: atOnce },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('delete'), what: fc.constantFrom('NULL', 'last', 'first', 'other') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('power') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('another process') }) },
)

/** A process that mostly begins as it must. */
export function apiStory(): fc.Arbitrary<ApiStory> {
  return fc
    .record({
      elevated: fc.constantFrom(true, true, true, true, true, true, true, false),
      staleSessions: fc.constantFrom('refused', 'flagged'),
      begins: fc.oneof(
        {
          weight: 5,
          arbitrary: fc.constantFrom<readonly ApiCall[]>(
            [BEGIN],
            [BEGIN, ON_D],
            [BEGIN, ON_D],
            [BEGIN, ONLINE],
            [BEGIN, ON_D, ONLINE],
          ),
        },
        { weight: 1, arbitrary: initialize.map((first): readonly ApiCall[] => [first]) },
      ),
      calls: fc.array(call, { minLength: 1, maxLength: 10, size: 'max' }),
    })
    .map(({ begins, calls, ...rest }) => ({ ...rest, calls: [...begins, ...calls, ...END] }))
}

const opening = (variable: 0 | 1) =>
  fc.record({
    do: fc.constant('open' as const),
    image: fc.constantFrom('online', 'online', 'C:', 'D:', 'D:', 'd:/', 'D: again'),
    folder: fc.constantFrom('none', 'none', 'Windows', 'WINDOWS\\', '\\Windows', '/Windows', 'D:\\Windows', 'Nope'),
    drive: fc.constantFrom(false, false, true),
    handle: fc.constant(variable),
  })

/** A process that opens images, in every way, and little else. */
export function openingStory(): fc.Arbitrary<ApiStory> {
  const between = fc.constantFrom<readonly ApiCall[]>(
    [],
    [],
    [{ do: 'power' }, { do: 'another process' }, BEGIN],
    [ON_D, { do: 'at once', calls: [{ do: 'close', handle: 0 }, ON_D] }],
  )
  const closing = fc.constantFrom<readonly ApiCall[]>([], [{ do: 'close', handle: 0 }], [{ do: 'close', handle: 1 }])
  return fc
    .record({ first: opening(0), between, second: opening(1), closing })
    .map(({ first, between: then, second, closing: closed }) => ({
      elevated: true,
      staleSessions: 'refused',
      calls: [BEGIN, first, ...then, second, ...closed, ...END],
    }))
}
