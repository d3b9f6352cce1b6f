import fc from 'fast-check'
import { often, rarely } from './likelihood.ts'
import type { FeaturePlace, FeatureStep, OptionalFeature, OptionalFeatures } from '../specs/OptionalFeatures.ts'

/** Names of features are places below this, with one more that there may not be. */
const MOST = 6

/** Up to six features of up to three packages, and up to six commands. */
export function optionalFeatures(): fc.Arbitrary<OptionalFeatures> {
  return fc
    .record({
      preset: often('windows-10-22h2', 'windows-8', 'windows-7'),
      semantics: often('documented', 'observed'),
      features: fc
        .tuple(fc.array(optionalFeature(), { minLength: 2, maxLength: MOST }), fc.boolean())
        .map(([features, full]) =>
          features.map((one, place) => ({
            ...one,
            parents: place === 0 ? [] : [...new Set(one.parents.map((parent) => parent % place))],
            at: full && one.at.startsWith('off') ? ('on' as const) : one.at,
          })),
        ),
      offlineCapable: fc.subarray(['foundation', 'hidden', 'listed'] as const),
      policyPlaces: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, places()),
      useWindowsUpdate: fc.constantFrom(undefined, 2, 2, 1, 0),
      waiting: often(undefined, 'coming', 'going'),
      steps: fc
        .array(fc.tuple(featureStep(), rarely(3)), { minLength: 2, maxLength: 7 })
        .map((steps) => steps.flatMap(andBack)),
    })
    .map((story) => ({ ...story, steps: story.steps.map((step) => fitting(step, story.features)) }))
}

/** One or two features without payload, which are asked for from all kinds of places. */
export function removedFeatures(): fc.Arbitrary<OptionalFeatures> {
  const feature = { parents: [], driver: true, restart: false, at: 'removed', home: 'foundation' } as const
  const step = fc.record({
    kind: fc.constant('enable' as const),
    names: fc.record({ place: fc.nat({ max: 3 }), lower: fc.constant(false) }).map((name) => [name]),
    of: fc.constant(undefined),
    online: rarely(4).map((offline) => !offline),
    api: fc.boolean(),
    all: fc.constant(false),
    limitAccess: rarely(4),
    sources: fc.oneof(fc.constant([]), places()),
    remove: fc.boolean(),
  })
  return fc.record({
    preset: often('windows-10-22h2', 'windows-8', 'windows-7'),
    semantics: fc.constantFrom('documented', 'observed'),
    features: fc.constant([feature, feature, feature, feature]),
    offlineCapable: fc.subarray(['foundation'] as const),
    policyPlaces: fc.oneof(fc.constant([]), places()),
    useWindowsUpdate: fc.constantFrom(undefined, 2, 1, 0),
    waiting: fc.constant(undefined),
    steps: fc
      .array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 3 })
      .map((steps) => steps.flatMap(andBack)),
  })
}

/** Features that stand on each other, of which some wait for a start. */
export function featureTrees(): fc.Arbitrary<OptionalFeatures> {
  const feature = fc.record({
    parents: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1, maxLength: 2 }),
    driver: fc.boolean(),
    restart: fc.constant(false),
    at: fc.constantFrom('off', 'on'),
    home: often('foundation', 'hidden'),
  })
  const step = fc.record({
    kind: fc.constantFrom('enable' as const, 'enable' as const, 'disable' as const),
    names: fc.array(fc.record({ place: fc.nat({ max: 3 }), lower: fc.constant(false) }), {
      minLength: 1,
      maxLength: 2,
    }),
    of: fc.constant(undefined),
    online: rarely(4).map((offline) => !offline),
    api: fc.constant(false),
    all: rarely(4),
    limitAccess: fc.constant(false),
    sources: fc.constant([]),
    remove: fc.constant(false),
  })
  return fc.record({
    preset: fc.constant('windows-10-22h2'),
    semantics: fc.constant('documented'),
    features: fc
      .array(feature, { minLength: 4, maxLength: 4 })
      .map((features) =>
        features.map((one, place) => ({ ...one, parents: one.parents.filter((parent) => parent < place) })),
      ),
    offlineCapable: fc.constant([]),
    policyPlaces: fc.constant([]),
    useWindowsUpdate: fc.constant(undefined),
    waiting: fc.constant(undefined),
    steps: fc.array(step, { minLength: 2, maxLength: 8 }),
  })
}

/** Most steps name features that are there, and the package that has the first of them; one name in nine is nobody's. */
function fitting(step: FeatureStep, features: readonly OptionalFeature[]): FeatureStep {
  if (step.kind === 'start') return step
  const names = step.names.map(({ place, lower }) => ({ place: place >= 16 ? MOST : place % features.length, lower }))
  const isListed = features[names[0]?.place ?? MOST]?.home === 'listed'
  return { ...step, names, of: step.of ?? (isListed ? 'listed' : undefined) }
}

/** Some changes are taken back at once. */
function andBack([step, back]: [FeatureStep, boolean]): FeatureStep[] {
  if (!back || step.kind === 'start') return [step]
  return [step, { ...step, kind: step.kind === 'enable' ? 'disable' : 'enable' }]
}

function optionalFeature(): fc.Arbitrary<OptionalFeature> {
  return fc.record({
    parents: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.nat({ max: MOST - 2 }).map((parent) => [parent]) },
      { weight: 3, arbitrary: fc.uniqueArray(fc.nat({ max: MOST - 2 }), { minLength: 2, maxLength: 2 }) },
    ),
    driver: rarely(4),
    restart: rarely(4),
    at: fc.constantFrom('off', 'on', 'off', 'removed', 'on by default', 'off by default', 'on', 'removed'),
    home: fc.constantFrom('foundation', 'foundation', 'foundation', 'hidden', 'hidden', 'listed'),
  })
}

function featureStep(): fc.Arbitrary<FeatureStep> {
  const common = {
    names: fc.array(fc.record({ place: fc.nat({ max: 17 }), lower: rarely(4) }), { minLength: 1, maxLength: 2 }),
    of: fc.oneof(
      { weight: 12, arbitrary: fc.constant(undefined) },
      fc.constantFrom('foundation' as const, 'listed' as const, 'nobody' as const),
    ),
    online: rarely(3).map((offline) => !offline),
    api: rarely(4),
    all: fc.boolean(),
    limitAccess: rarely(4),
    sources: fc.oneof(fc.constant([]), places()),
    remove: rarely(3),
  }
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('enable'), ...common }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('disable'), ...common }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('start') }) },
  )
}

function places(): fc.Arbitrary<FeaturePlace[]> {
  const all = ['D:\\sxs', 'D:\\none', 'E:\\', 'D:\\other', 'F:\\', 'E:\\Windows', 'D:\\junk'] as const
  return fc.uniqueArray(fc.constantFrom<FeaturePlace>(...all), { minLength: 1, maxLength: 2 })
}
