import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { PUBLISHERS } from '../specs/publishers.ts'

/** Package full name of a framework. */
export function frameworkName({ name, version, architecture, publisher }: FrameworkSpec): string {
  return [name, version, architecture, '', PUBLISHERS[publisher]].join('_')
}
