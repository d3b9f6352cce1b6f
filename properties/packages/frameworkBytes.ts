import { framework } from '../../fixtures/index.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { builtOnce } from './builtOnce.ts'

/** The bytes of a framework package: a real zip, made once for each spec. */
export const frameworkBytes = builtOnce(({ name, publisher, version, architecture }: FrameworkSpec) =>
  framework(name, { publisher, version, architecture }),
)
