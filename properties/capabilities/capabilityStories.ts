import fc from 'fast-check'
import { often, rarely } from '../arbitraries/likelihood.ts'
import {
  CAPABILITIES,
  type CapabilityPlace,
  type CapabilityStep,
  type CapabilityStory,
  type CapabilityWord,
  type OfferedCabinet,
} from './CapabilityStory.ts'
import { KNOWN } from './modelCapabilities.ts'

/** Capabilities that stand on each other, and those that are there in two languages. */
const FAMILIES = [
  [0, 1, 2],
  [3, 4, 5, 6],
] as const

/** What cabinets are, most of them of use or in the way of one that is. */
const SORTS = ['fits', 'fits', 'fits', 'newer', 'newer build', 'newer build', 'older build', 'arm64'] as const

/** Two steps and more, mostly with the capabilities of one family. */
export function capabilityStories(): fc.Arbitrary<CapabilityStory> {
  return fc.constantFrom(...FAMILIES).chain((family) => storiesOf(family, step(family)))
}

/** Nearly all of a family is installed, and one after the other goes. */
export function leavingStories(): fc.Arbitrary<CapabilityStory> {
  return fc
    .constantFrom(...FAMILIES)
    .chain((family) =>
      fc.record({
        story: storiesOf(family, fc.oneof({ weight: 4, arbitrary: removal(family) }, step(family))),
        absent: fc.array(fc.constantFrom(...family), { maxLength: 1 }),
      }),
    )
    .map(({ story, absent }) => ({
      ...story,
      ...packagesOf(CAPABILITIES.map((_, place) => (absent.some((one) => one === place) ? 'none' : 'installed'))),
    }))
}

function storiesOf(family: readonly number[], steps: fc.Arbitrary<CapabilityStep>): fc.Arbitrary<CapabilityStory> {
  return fc
    .record({
      preset: fc.nat({ max: 9 }).map((number) => (number === 9 ? 'windows-8.1' : 'windows-11-24h2')),
      french: fc.boolean(),
      offered: fc.array(fc.array(cabinet(family), { minLength: 2, maxLength: 5 }), { minLength: 3, maxLength: 3 }),
      packages: fc.array(fc.constantFrom('none', 'installed', 'installed', 'installed', 'staged', 'superseded'), {
        minLength: CAPABILITIES.length,
        maxLength: CAPABILITIES.length,
      }),
      restart: fc.subarray([...CAPABILITIES.keys()]),
      policy: fc.boolean(),
      useWindowsUpdate: often(undefined, 2, 1, 0),
      useServer: fc.constantFrom(undefined, 0, 0, 1, 1),
      contentServer: fc.constantFrom(undefined, 2, 1),
      steps: fc.array(saidAgain(steps), { minLength: 2, maxLength: 6 }).map((some) => some.flat()),
    })
    .map(({ packages, ...story }) => ({ ...story, ...packagesOf(packages) }))
}

/** Places of the packages that an image has; what is installed has what it needs. */
function packagesOf(states: readonly string[]): Pick<CapabilityStory, 'installed' | 'staged' | 'superseded'> {
  const at = (state: string) => states.flatMap((one, place) => (one === state ? [place] : []))
  const isWhole = (place: number): boolean =>
    states[place] === 'installed' && (CAPABILITIES[place]?.needs ?? []).every(isWhole)
  return { installed: at('installed').filter(isWhole), staged: at('staged'), superseded: at('superseded') }
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
    restart: fc.constant([]),
    policy: fc.boolean(),
    useWindowsUpdate: fc.constant(undefined),
    useServer: fc.constant(undefined),
    contentServer: fc.constant(undefined),
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

/** A step that is said once, or twice: what was added has its sources the first time only. */
function saidAgain(steps: fc.Arbitrary<CapabilityStep>): fc.Arbitrary<CapabilityStep[]> {
  return fc
    .tuple(steps, rarely(4))
    .map(([one, again]) => [one, ...(again ? [one.kind === 'add' ? { ...one, sources: [] } : one] : [])])
}

/** One of a family, rarely one of the others. */
function capability(family: readonly number[], ...others: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...family) },
    fc.constantFrom(...CAPABILITIES.keys(), ...others),
  )
}

function cabinet(family: readonly number[]): fc.Arbitrary<OfferedCabinet> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        of: capability(family),
        sort: fc.constantFrom(...SORTS),
      }),
    },
    fc.record({ of: fc.constant(0), sort: fc.constantFrom('fr-FR', 'en-US', 'de-DE') }),
  )
}

function word(family: readonly number[]): fc.Arbitrary<CapabilityWord> {
  return fc.record({
    of: capability(family, KNOWN, KNOWN),
    form: often('whole', 'name', 'lower case', 'without tildes at its end'),
  })
}

function places(): fc.Arbitrary<CapabilityPlace[]> {
  return fc.uniqueArray(fc.constantFrom<CapabilityPlace>('D:\\s0', 'D:\\s1', 'D:\\s2', 'D:\\none'), { maxLength: 3 })
}

const HOW = { online: rarely(4).map((offline) => !offline), api: rarely(4) }

function removal(family: readonly number[]): fc.Arbitrary<CapabilityStep> {
  return fc.record({ kind: fc.constant('remove'), name: word(family), ...HOW })
}

function step(family: readonly number[]): fc.Arbitrary<CapabilityStep> {
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('add'),
        names: fc.array(word(family), { minLength: 1, maxLength: 2 }),
        sources: places(),
        limitAccess: rarely(4),
        ...HOW,
      }),
    },
    { weight: 3, arbitrary: removal(family) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('info'), name: word(family), sources: places() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('list'), sources: places() }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'start' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('export'),
        names: fc.array(word(family), { minLength: 1, maxLength: 2 }),
        sources: places().map((some) => (some.length > 0 ? some : (['D:\\s0'] as const))),
      }),
    },
  )
}
