import type { Semantics } from '../../src/rules/Rule.ts'
import type { AppSpec } from './AppSpec.ts'
import type { FrameworkSpec } from './FrameworkSpec.ts'
import type { ImageSpec } from './ImageSpec.ts'

/** An app that is added to a new image, as plain data. */
export interface FirstAdd {
  readonly image: ImageSpec
  readonly app: AppSpec
  readonly frameworks: readonly FrameworkSpec[]
  readonly semantics: Semantics
}
