import fc from 'fast-check'
import { appSpec } from './appSpecs.ts'
import { givenFrameworks } from './givenFrameworks.ts'
import { imageSpec } from './imageSpec.ts'
import { IMAGE_LANGUAGES } from './languagePools.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'

/** An app that is added to a new image. */
export function firstAdd(): fc.Arbitrary<FirstAdd> {
  return fc.record({
    image: imageSpec({ languages: IMAGE_LANGUAGES }),
    app: appSpec(),
    frameworks: givenFrameworks(),
    semantics: fc.constantFrom('documented', 'observed'),
  })
}
