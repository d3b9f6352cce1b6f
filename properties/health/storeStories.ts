import fc from 'fast-check'
import { often, rarely } from '../arbitraries/likelihood.ts'
import type { StoreDamageSpec, StoreSource, StoreStep, StoreStory } from './StoreStory.ts'

/** Up to seven steps, damage first most of the time. */
export function storeStories(): fc.Arbitrary<StoreStory> {
  return fc.record({
    preset: fc.nat({ max: 9 }).map((number) => (['windows-7', 'windows-8'] as const)[9 - number] ?? 'windows-11-24h2'),
    policy: often(undefined, 'E:\\', 'D:\\none'),
    useWindowsUpdate: fc.constantFrom(undefined, 2, 1, 0),
    steps: fc
      .tuple(fc.array(first(), { minLength: 1, maxLength: 2 }), fc.array(step(), { minLength: 1, maxLength: 5 }))
      .map(([first, then]) => [...first, ...then]),
  })
}

/** A store that is damaged, scanned, checked, repaired and looked at again: most sources are good ones. */
export function repairStories(): fc.Arbitrary<StoreStory> {
  const good = fc.constantFrom<StoreSource>('E:\\Windows\\WinSxS', 'D:\\expanded', 'E:\\', 'E:\\Windows')
  const bad = fc.constantFrom<StoreSource>('D:\\none', 'D:\\changed')
  const sources = fc.oneof(
    { weight: 3, arbitrary: good.map((one) => [one]) },
    { weight: 2, arbitrary: fc.tuple(bad, good).map((both) => [...both]) },
    bad.map((one) => [one]),
    fc.constant<StoreSource[]>([]),
  )
  const look = fc.record({ kind: fc.constantFrom('check' as const, 'scan' as const), api: fc.boolean() })
  const options = { limitAccess: fc.boolean(), online: rarely(3), api: rarely(3) }
  const restore = fc.record({ kind: fc.constant('restore' as const), sources, ...options })
  return fc.record({
    preset: fc.constant('windows-11-24h2'),
    policy: fc.constantFrom(undefined, undefined, 'D:\\expanded'),
    useWindowsUpdate: fc.constantFrom(undefined, 2, 1),
    steps: fc
      .tuple(
        fc.array(damaging(), { minLength: 1, maxLength: 2 }),
        fc.array(look, { maxLength: 2 }),
        restore,
        look,
        look,
      )
      .map(([damage, looks, ...steps]) => [...damage, ...looks, ...steps]),
  })
}

/** Damage most of the time, or something that is as it should be. */
function first(): fc.Arbitrary<StoreStep> {
  return fc.oneof({ weight: 3, arbitrary: damaging() }, { weight: 1, arbitrary: waiting() })
}

function waiting(): fc.Arbitrary<StoreStep> {
  return fc.record({ kind: fc.constant('wait'), change: fc.constantFrom('coming', 'going') })
}

function damaging(): fc.Arbitrary<StoreStep> {
  return fc.oneof(
    { weight: 8, arbitrary: damage().map((one) => ({ kind: 'damage' as const, damage: one })) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('half'), state: fc.constantFrom('adding', 'removing') }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'unserviceable' as const }) },
  )
}

function damage(): fc.Arbitrary<StoreDamageSpec> {
  return fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constantFrom('component missing', 'file missing', 'file changed'),
        of: fc.nat({ max: 4 }),
      }),
    },
    fc.record({
      what: fc.constantFrom('package missing', 'package broken', 'package of another'),
      of: fc.nat({ max: 2 }),
    }),
  )
}

function step(): fc.Arbitrary<StoreStep> {
  const source = fc.constantFrom<StoreSource>(
    'E:\\',
    'D:\\none',
    'E:\\Windows\\WinSxS',
    'D:\\expanded',
    'D:\\changed',
    'E:\\Windows',
  )
  return fc.oneof(
    { weight: 2, arbitrary: first() },
    { weight: 1, arbitrary: fc.constant({ kind: 'start' }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('scan', 'check', 'scan'), api: rarely(3) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('restore'),
        sources: fc.oneof(fc.constant([]), fc.uniqueArray(source, { minLength: 1, maxLength: 2 })),
        limitAccess: rarely(3),
        online: rarely(3),
        api: rarely(3),
      }),
    },
  )
}
