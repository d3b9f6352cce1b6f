import fc from 'fast-check'
import { IDENTIFIERS, type NamedStep } from '../specs/NamedCall.ts'

/** Functions of the API that name a package, by name or path, called one after the other; that on D: comes and goes. */
export function namedCalls(): fc.Arbitrary<readonly NamedStep[]> {
  const step = fc.oneof(
    { arbitrary: fc.record({ function: fc.constant('add') }), weight: 2 },
    { arbitrary: named(['info', 'infoEx', 'features', 'feature', 'parent']), weight: 3 },
    { arbitrary: named(['remove']), weight: 2 },
    { arbitrary: named(['enable']), weight: 3 },
    { arbitrary: cleaning(), weight: 1 },
  )
  return fc.array(step, { minLength: 4, maxLength: 10, size: 'max' })
}

function named(functions: readonly Exclude<NamedStep['function'], 'add' | 'clean'>[]): fc.Arbitrary<NamedStep> {
  return fc.record({
    function: fc.constantFrom(...functions),
    identifier: fc.oneof(fc.nat({ max: IDENTIFIERS.length - 1 }), fc.constantFrom(1, 4, 5)),
    kind: fc.constantFrom(1, 1, 2, 2, 2, 0, 3, -1),
    feature: fc.constantFrom('ours', 'Windows'),
  })
}

function cleaning(): fc.Arbitrary<NamedStep> {
  return fc.record({
    function: fc.constant('clean'),
    type: fc.constantFrom(1, 2, 4, 4, 4, 0, 3, 5),
    flags: fc.constantFrom(0, 1, 3, 2, 4),
  })
}
