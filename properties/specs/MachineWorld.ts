import type { Semantics } from '../../src/rules/Rule.ts'
import type { AddWithDataCommand } from './MachineCommand.ts'
import type { Script } from './Script.ts'

/** A computer, the apps at hand there, and the semantics of its rules: what machine commands speak of. */
export interface MachineWorld extends Omit<Script, 'commands'> {
  readonly semantics: Semantics
  /** What is provisioned at first. */
  readonly first: readonly AddWithDataCommand[]
}
