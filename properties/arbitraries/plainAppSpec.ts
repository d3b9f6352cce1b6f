import fc from 'fast-check'
import type { PlainAppSpec } from '../specs/AppSpec.ts'
import { APPS, APP_VERSIONS } from './names.ts'
import { neededFrameworks } from './neededFrameworks.ts'

/** Plain app packages: one architecture, one or two languages, frameworks. Shrinks to a neutral one in en-US. */
export function plainAppSpec(): fc.Arbitrary<PlainAppSpec> {
  return fc.record({
    kind: fc.constant('package'),
    name: fc.constantFrom(...APPS),
    version: fc.constantFrom(...APP_VERSIONS),
    windows: fc.constantFrom('8.1', '8.1', '8.1', '8.1', '10', '11'),
    architecture: fc.constantFrom('neutral', 'neutral', 'neutral', 'x64', 'x86', 'arm64', 'arm'),
    languages: fc.uniqueArray(fc.constantFrom('en-US', 'fr-FR', 'pt'), { minLength: 1, maxLength: 2 }),
    frameworks: neededFrameworks(),
  })
}
