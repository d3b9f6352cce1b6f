import type { AppSpec } from './AppSpec.ts'
import type { ImageSpec } from './ImageSpec.ts'
import type { ScriptCommand } from './ScriptCommand.ts'

/** An image, the apps at hand, and what is done: all plain data. */
export interface Script {
  readonly image: ImageSpec
  /** At least one; no two with the same name and version. */
  readonly apps: readonly AppSpec[]
  readonly commands: readonly ScriptCommand[]
}
