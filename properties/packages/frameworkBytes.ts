import { framework } from '../../fixtures/index.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { builtOnce } from './builtOnce.ts'

/** The bytes of a framework package: a real zip, made once for each spec. */
export function frameworkBytes(spec: FrameworkSpec): Promise<Uint8Array> {
  const { name, publisher, version, architecture } = spec
  return builtOnce('framework', spec, () => framework(name, { publisher, version, architecture }))
}
