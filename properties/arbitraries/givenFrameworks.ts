import fc from 'fast-check'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { FRAMEWORKS, VERSIONS } from './names.ts'

const NAMES = Object.keys(FRAMEWORKS) as (keyof typeof FRAMEWORKS)[]

/**
 * The dependency packages given with an app, in any order: mostly all architectures of every framework in one version
 * each; sometimes an architecture is left out, an older one added, or a package of another publisher.
 */
export function givenFrameworks(): fc.Arbitrary<readonly FrameworkSpec[]> {
  const single = fc
    .record({
      name: fc.constantFrom(...NAMES),
      version: fc.constantFrom(...VERSIONS),
      publisher: fc.constantFrom('CN=Contoso', 'CN=Fabrikam'),
      place: fc.nat({ max: 3 }),
    })
    .map(({ name, version, publisher, place }): FrameworkSpec => {
      const architectures = FRAMEWORKS[name]
      return { name, publisher, version, architecture: architectures[place % architectures.length] ?? 'neutral' }
    })
  return fc
    .record({
      releases: fc.tuple(...NAMES.map((name) => release(name))),
      without: rarely(fc.subarray(['x64', 'x86', 'arm64', 'arm'], { minLength: 1 })),
      further: rarely(fc.array(single, { minLength: 1, maxLength: 2 })),
      turned: fc.boolean(),
    })
    .map(({ releases, without, further, turned }) => {
      const all = [...releases.flat().filter((one) => !without.some((each) => each === one.architecture)), ...further]
      const once = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
      return turned ? once.toReversed() : once
    })
}

/** All packages of a framework in one version, or none. */
function release(name: keyof typeof FRAMEWORKS): fc.Arbitrary<readonly FrameworkSpec[]> {
  const all = fc
    .constantFrom(...VERSIONS)
    .map((version) =>
      FRAMEWORKS[name].map((architecture): FrameworkSpec => ({ name, publisher: 'CN=Contoso', version, architecture })),
    )
  return fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constant([]), weight: 1 }, { arbitrary: all, weight: 5 })
}

/** `seldom` once in six times, else nothing. */
function rarely<Item>(seldom: fc.Arbitrary<Item[]>): fc.Arbitrary<readonly Item[]> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant([]), weight: 5 },
    { arbitrary: seldom, weight: 1 },
  )
}
