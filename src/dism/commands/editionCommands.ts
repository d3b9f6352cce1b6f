import type { Command } from './Command.ts'
import { getCurrentEditionCommand, getTargetEditionsCommand } from './editionReports.ts'
import { setEditionCommand, setProductKeyCommand } from './setEdition.ts'

/** Commands on the edition and its key. */
export const EDITION_COMMANDS: readonly Command[] = [
  setProductKeyCommand,
  getTargetEditionsCommand,
  getCurrentEditionCommand,
  setEditionCommand,
]
