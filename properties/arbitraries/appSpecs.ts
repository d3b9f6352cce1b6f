import fc from 'fast-check'
import type { AppSpec } from '../specs/AppSpec.ts'
import { bundleSpec } from './bundleSpec.ts'
import { plainAppSpec } from './plainAppSpec.ts'

/** Apps that may be at hand together: no two with the same name and version. */
export function appSpecs({ maxLength = 4 } = {}): fc.Arbitrary<readonly AppSpec[]> {
  const app = fc.oneof<fc.WeightedArbitrary<AppSpec>[]>(
    { arbitrary: bundleSpec(), weight: 4 },
    { arbitrary: plainAppSpec(), weight: 1 },
  )
  return fc.uniqueArray(app, { minLength: 1, maxLength, selector: ({ name, version }) => `${name} ${version}` })
}
