import fc from 'fast-check'
import type { NeededFramework } from '../specs/AppSpec.ts'
import { FRAMEWORKS } from './names.ts'

/** The frameworks that an app names, mostly in a version that every package of the framework reaches. */
export function neededFrameworks(): fc.Arbitrary<readonly NeededFramework[]> {
  const needed = fc.record({
    name: fc.oneof(
      { arbitrary: fc.constant('Contoso.Runtime.1'), weight: 6 },
      { arbitrary: fc.constantFrom(...FRAMEWORKS.map((one) => one.name)), weight: 1 },
    ),
    minVersion: fc.oneof(
      { arbitrary: fc.constant('1.0.0.0'), weight: 8 },
      { arbitrary: fc.constant('1.9.0.1'), weight: 1 },
    ),
  })
  const some = fc.uniqueArray(needed, { minLength: 1, maxLength: 2, selector: (one) => one.name })
  return fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constant([]), weight: 1 }, { arbitrary: some, weight: 6 })
}
