import fc from 'fast-check'
import type { ApiCall, ApiStory } from '../specs/ApiStory.ts'

const handle = fc.constantFrom(0, 0, 0, 1, 2)
const anyHandle = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3)

const call: fc.Arbitrary<ApiCall> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('initialize'),
      level: fc.constantFrom(2, 2, 2, 0, 3, 4, -1),
      log: fc.constantFrom('default', 'default', 'D:', 'no drive'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('shut down') }) },
  {
    weight: 6,
    arbitrary: fc.record({
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
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close'), handle: anyHandle }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('list'), handle: anyHandle }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close and open'), handle }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('add'),
      handle,
      update: fc.constantFrom('plain', 'restart', 'stack', 'stack', 'wrong'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('error') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('delete'), what: fc.constantFrom('NULL', 'last', 'first', 'other') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('power') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('another process') }) },
)

/** A process that mostly begins as it must. */
export function apiStory(): fc.Arbitrary<ApiStory> {
  return fc
    .record({
      elevated: fc.constantFrom(true, true, true, true, true, true, true, false),
      staleSessions: fc.constantFrom('refused', 'flagged'),
      begins: fc.constantFrom(true, true, true, true, false),
      calls: fc.array(call, { minLength: 3, maxLength: 16, size: 'max' }),
    })
    .map(({ begins, calls, ...rest }) => ({
      ...rest,
      calls: begins ? [{ do: 'initialize', level: 2, log: 'default' }, ...calls] : calls,
    }))
}

const opening = (handle: 0 | 1) =>
  fc.record({
    do: fc.constant('open' as const),
    image: fc.constantFrom('online', 'online', 'C:', 'D:', 'D:', 'd:/', 'D: again'),
    folder: fc.constantFrom('none', 'none', 'Windows', 'WINDOWS\\', '\\Windows', '/Windows', 'D:\\Windows', 'Nope'),
    drive: fc.constantFrom(false, false, true),
    handle: fc.constant(handle),
  })

/** A process that opens images, in every way, and little else. */
export function openingStory(): fc.Arbitrary<ApiStory> {
  const begin: ApiCall = { do: 'initialize', level: 2, log: 'default' }
  const plain: ApiCall = { do: 'open', image: 'D:', folder: 'none', drive: false, handle: 0 }
  const between = fc.constantFrom<readonly ApiCall[]>(
    [],
    [],
    [{ do: 'power' }, { do: 'another process' }, begin],
    [plain, { do: 'close and open', handle: 0 }],
  )
  return fc
    .record({ first: opening(0), between, second: opening(1), handle: fc.constantFrom(0, 1) })
    .map(({ first, between: then, second, handle: listed }) => ({
      elevated: true,
      staleSessions: 'refused',
      calls: [begin, first, ...then, second, { do: 'list', handle: listed }, { do: 'another process' }],
    }))
}
