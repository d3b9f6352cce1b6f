import fc from 'fast-check'
import { appSpecs } from '../../properties/arbitraries/appSpecs.ts'
import { givenFrameworks } from '../../properties/arbitraries/givenFrameworks.ts'
import { imageSpec } from '../../properties/arbitraries/imageSpec.ts'
import type { FirstAdd } from '../../properties/laws/selectionIsTheModels.ts'

/** An app that is added to a new image. */
export function firstAdd(): fc.Arbitrary<FirstAdd> {
  return fc
    .record({
      image: imageSpec(),
      apps: appSpecs({ maxLength: 1 }),
      frameworks: givenFrameworks(),
      semantics: fc.constantFrom('documented', 'observed'),
    })
    .map(({ apps: [app], ...rest }) => ({ app: app!, ...rest }))
}
