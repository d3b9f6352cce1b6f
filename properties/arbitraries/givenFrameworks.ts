import fc from 'fast-check'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { FRAMEWORKS, FRAMEWORK_VERSIONS } from './names.ts'

/**
 * The dependency packages given with an app, in any order: mostly all architectures of every framework in one version
 * each; sometimes an architecture is left out, an older one added, or a package of another publisher.
 */
export function givenFrameworks(): fc.Arbitrary<readonly FrameworkSpec[]> {
  const single = fc
    .record({
      framework: fc.constantFrom(...FRAMEWORKS),
      version: fc.constantFrom(...FRAMEWORK_VERSIONS),
      publisher: fc.constantFrom('CN=Contoso', 'CN=Fabrikam'),
      place: fc.nat({ max: 3 }),
    })
    .map(({ framework: { name, architectures }, version, publisher, place }): FrameworkSpec => ({
      name,
      publisher,
      version,
      architecture: architectures[place % architectures.length] ?? 'neutral',
    }))
  return fc
    .record({
      releases: fc.tuple(...FRAMEWORKS.map(release)),
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
function release({ name, architectures }: (typeof FRAMEWORKS)[number]): fc.Arbitrary<readonly FrameworkSpec[]> {
  const all = fc
    .constantFrom(...FRAMEWORK_VERSIONS)
    .map((version) =>
      architectures.map((architecture): FrameworkSpec => ({ name, publisher: 'CN=Contoso', version, architecture })),
    )
  return fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constant([]), weight: 1 }, { arbitrary: all, weight: 11 })
}

/** `seldom` once in eight times, else nothing. */
function rarely<Item>(seldom: fc.Arbitrary<Item[]>): fc.Arbitrary<readonly Item[]> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant([]), weight: 7 },
    { arbitrary: seldom, weight: 1 },
  )
}
