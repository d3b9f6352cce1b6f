import fc from 'fast-check'
import { often, rarely } from '../arbitraries/likelihood.ts'
import type {
  CapabilityPlace,
  CapabilityStep,
  CapabilityStory,
  CapabilityWord,
  OfferedCabinet,
} from './CapabilityStory.ts'

/** Up to seven steps with five capabilities. */
export function capabilityStories(): fc.Arbitrary<CapabilityStory> {
  return fc
    .record({
      preset: fc.nat({ max: 9 }).map((number) => (number === 9 ? 'windows-8.1' : 'windows-11-24h2')),
      french: fc.boolean(),
      offered: fc.array(fc.array(cabinet(), { minLength: 2, maxLength: 5 }), { minLength: 3, maxLength: 3 }),
      packages: fc.array(fc.constantFrom('none', 'installed', 'installed', 'installed', 'staged', 'superseded'), {
        minLength: 5,
        maxLength: 5,
      }),
      policy: fc.boolean(),
      useWindowsUpdate: often(undefined, 2, 0),
      server: fc.constantFrom('none', 'asked', 'passed by'),
      steps: fc.array(step(), { minLength: 2, maxLength: 7 }),
    })
    .map(({ packages, ...story }) => ({ ...story, ...packagesOf(packages) }))
}

/** Places of the packages that an image has; what is installed has what it needs. */
function packagesOf(states: readonly string[]): Pick<CapabilityStory, 'installed' | 'staged' | 'superseded'> {
  const at = (state: string) => states.flatMap((one, place) => (one === state ? [place] : []))
  const installed = at('installed').filter(
    (place) => place > 2 || states.slice(0, place).every((one) => one === 'installed'),
  )
  return { installed, staged: at('staged'), superseded: at('superseded') }
}

/** A capability with satellites, and those that need it, whose cabinets the first source has or lacks. */
export function satelliteStories(): fc.Arbitrary<CapabilityStory> {
  const sources = fc.constant<CapabilityPlace[]>(['D:\\s0', 'D:\\s1'])
  const names = fc.constantFrom(0, 1, 2).map((of): CapabilityWord[] => [{ of, form: 'whole' }])
  const satellites = fc.subarray(['fr-FR', 'de-DE', 'en-US'] as const)
  const common = { online: fc.boolean(), api: fc.constant(false) }
  return fc.record({
    preset: fc.constant('windows-11-24h2'),
    french: fc.boolean(),
    offered: fc
      .tuple(satellites, fc.subarray([0, 1, 2]), fc.boolean())
      .map(([tags, mains, newer]): OfferedCabinet[][] => [
        tags.map((sort) => ({ of: 0, sort })),
        mains.map((of) => ({ of, sort: newer ? 'newer' : 'fits' })),
        mains.map((of) => ({ of, sort: 'fits' })),
      ]),
    installed: fc.constantFrom([], [0], [0, 1]),
    staged: fc.constant([]),
    superseded: fc.constant([]),
    policy: fc.boolean(),
    useWindowsUpdate: fc.constant(undefined),
    server: fc.constant('none'),
    steps: fc.array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({ kind: fc.constant('add'), names, sources, limitAccess: fc.boolean(), ...common }),
        },
        {
          weight: 2,
          arbitrary: fc.record({ kind: fc.constant('remove'), name: names.map(([name]) => name ?? NONE), ...common }),
        },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
}

const NONE: CapabilityWord = { of: 0, form: 'whole' }

function cabinet(): fc.Arbitrary<OfferedCabinet> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ of: fc.nat({ max: 4 }), sort: often('fits', 'newer', 'other build', 'arm64') }),
    },
    fc.record({ of: fc.constant(0), sort: fc.constantFrom('fr-FR', 'en-US', 'de-DE') }),
  )
}

function word(): fc.Arbitrary<CapabilityWord> {
  return fc.record({
    of: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(0, 1, 2, 3, 4, 0, 1) }, fc.constant(5)),
    form: often('whole', 'name', 'lower case', 'without tildes at its end'),
  })
}

function places(): fc.Arbitrary<CapabilityPlace[]> {
  return fc.uniqueArray(fc.constantFrom<CapabilityPlace>('D:\\s0', 'D:\\s1', 'D:\\s2', 'D:\\none'), { maxLength: 3 })
}

function step(): fc.Arbitrary<CapabilityStep> {
  const common = { online: rarely(4).map((offline) => !offline), api: rarely(4) }
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('add'),
        names: fc.array(word(), { minLength: 1, maxLength: 2 }),
        sources: places(),
        limitAccess: rarely(4),
        ...common,
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove'), name: word(), ...common }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('info'), name: word(), sources: places() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('list'), sources: places() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('export'),
        names: fc.array(word(), { minLength: 1, maxLength: 2 }),
        sources: places().map((some) => (some.length > 0 ? some : (['D:\\s0'] as const))),
      }),
    },
  )
}
