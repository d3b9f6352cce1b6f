import type { ImageReader } from '../../src/image/WindowsImage.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import type { CommandResult } from './CommandResult.ts'

/** A script under way. */
export interface Driven {
  /** The image as it is now. */
  readonly image: ImageReader
  /** Whether its provisioning is serviced while it runs. */
  readonly online: boolean
  carryOut(command: ScriptCommand): Promise<CommandResult>
}

/** A way to carry scripts out. */
export type Drive = (script: Script, semantics: Semantics) => Driven
