import fc from 'fast-check'
import type { NeededFramework } from '../specs/AppSpec.ts'
import { FRAMEWORKS } from './names.ts'

/** The frameworks that an app names, mostly in a version that every package of the framework reaches. */
export function neededFrameworks(): fc.Arbitrary<readonly NeededFramework[]> {
  const needed = fc.record({
    name: fc.constantFrom(...Object.keys(FRAMEWORKS)),
    minVersion: fc.oneof(
      { arbitrary: fc.constant('1.0.0.0'), weight: 4 },
      { arbitrary: fc.constant('1.9.0.1'), weight: 1 },
    ),
  })
  return fc.uniqueArray(needed, { maxLength: 2, selector: (one) => one.name })
}
