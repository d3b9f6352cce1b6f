import fc from 'fast-check'
import type { FeatureCommand, FeatureSpec, FeatureStory } from '../specs/FeatureStory.ts'

/** Up to eight features that stand on each other in some way, and up to eight commands. */
export function featureStory(): fc.Arbitrary<FeatureStory> {
  return fc.integer({ min: 1, max: 8 }).chain((count) =>
    fc.record({
      features: fc.tuple(...Array.from({ length: count }, (_, place) => featureSpec(place))),
      commands: fc.array(featureCommand(count), { minLength: 1, maxLength: 8 }),
    }),
  )
}

function featureSpec(place: number): fc.Arbitrary<FeatureSpec> {
  return fc.record({
    parents: fc.subarray(
      Array.from({ length: place }, (_, before) => before),
      { maxLength: Math.min(place, 2) },
    ),
    driver: fc.boolean(),
    removed: fc.nat({ max: 6 }).map((number) => number === 6),
  })
}

function featureCommand(count: number): fc.Arbitrary<FeatureCommand> {
  const features = fc.uniqueArray(fc.nat({ max: count - 1 }), { minLength: 1, maxLength: 2 })
  return fc.oneof(
    fc.record({ kind: fc.constant('enable'), features, all: fc.boolean(), online: fc.boolean() }),
    fc.record({ kind: fc.constant('disable'), features, remove: fc.boolean(), online: fc.boolean() }),
    fc.record({ kind: fc.constant('boot') }),
  )
}
