import fc from 'fast-check'
import { IDENTIFIERS, type NamedCall } from '../specs/NamedCall.ts'

/** A function of the API that names a package, by name or path. */
export function namedCall(): fc.Arbitrary<NamedCall> {
  return fc.record({
    function: fc.constantFrom(
      'info',
      'infoEx',
      'remove',
      'remove',
      'features',
      'feature',
      'parent',
      'enable',
      'enable',
      'clean',
    ),
    identifier: fc.oneof(fc.nat({ max: IDENTIFIERS.length - 1 }), fc.constantFrom(1, 4, 5)),
    kind: fc.constantFrom(1, 1, 2, 2, 2, 0, 3, -1),
    added: fc.boolean(),
    type: fc.constantFrom(1, 2, 4, 4, 0, 3, 5),
    flags: fc.constantFrom(0, 0, 1, 3, 2, 4),
  })
}
