import fc from 'fast-check'
import { often, rarely } from '../arbitraries/likelihood.ts'
import { NO_DRIVER } from './driverPool.ts'
import type { DriverStep, DriverStory } from './DriverStory.ts'

/** Up to eight steps with drivers of the pool, those first in it most of the time. */
export function driverStories(): fc.Arbitrary<DriverStory> {
  return fc.record({
    image: often('x64', 'x86', 'windows-7', 'arm64'),
    tree: fc.array(place(), { minLength: 1, maxLength: 3 }),
    steps: fc.array(step(), { minLength: 2, maxLength: 8 }),
  })
}

/** Packages that are signed by half, by nobody and not at all, on computers that mind and others. */
export function signatureStories(): fc.Arbitrary<DriverStory> {
  const place = fc.constantFrom(6, 7, 12, 13, 14, 15, 1, 0)
  return fc.record({
    image: fc.constantFrom('x64', 'x86', 'windows-7', 'arm64'),
    tree: fc.constant([0]),
    steps: fc
      .array(fc.record({ what: place, force: rarely(3), api: rarely(3), told: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((adds) =>
        adds.flatMap(({ what, force, api, told }, index): DriverStep[] => [
          { kind: 'add', what: [what], force, api, online: false, recurse: false, byInf: true },
          ...(told ? [{ kind: 'info' as const, what: `oem${index}.inf`, api: true }] : []),
          { kind: 'info', what, api: true },
        ]),
      ),
  })
}

/** Packages that put the same services and files in place, which go missing now and then. */
export function sharingStories(): fc.Arbitrary<DriverStory> {
  const place = fc.constantFrom(1, 2, 5, 4)
  const add = {
    recurse: fc.constant(false),
    byInf: fc.boolean(),
    force: fc.constant(false),
    online: fc.constant(false),
  }
  return fc.record({
    image: often('x64', 'windows-7'),
    tree: fc.constant([0]),
    steps: fc.array(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record({
            kind: fc.constant('add'),
            what: fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
            api: fc.constant(false),
            ...add,
          }),
        },
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constant('remove'),
            names: fc.constantFrom('oem0.inf', 'oem1.inf').map((name) => [name]),
            online: fc.constant(false),
            api: rarely(4),
          }),
        },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose'), place, service: fc.boolean() }) },
      ),
      { minLength: 3, maxLength: 9 },
    ),
  })
}

function place(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 5 }) },
    { weight: 5, arbitrary: fc.integer({ min: 6, max: NO_DRIVER - 1 }) },
    { weight: 1, arbitrary: fc.constant(NO_DRIVER) },
  )
}

/** Published names, mostly of what may be there. */
function name(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('oem0.inf', 'oem1.inf', 'oem0.inf', 'OEM2.INF') },
    fc.constantFrom('disk.inf', 'monitor.inf', 'oem7.inf'),
  )
}

function step(): fc.Arbitrary<DriverStep> {
  const more = { online: rarely(9), api: rarely(4) }
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('add'),
        what: fc.oneof(
          { weight: 3, arbitrary: fc.array(place(), { minLength: 1, maxLength: 3 }) },
          fc.constant('tree' as const),
        ),
        byInf: fc.boolean(),
        recurse: fc.boolean(),
        force: fc.boolean(),
        ...more,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('remove'),
        names: fc.uniqueArray(name(), { minLength: 1, maxLength: 2, selector: (one) => one.toLowerCase() }),
        ...more,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('lose'), place: fc.constantFrom(1, 4, 5, 2), service: fc.boolean() }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('info'), what: fc.oneof(place(), name()), api: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('export') }) },
  )
}
