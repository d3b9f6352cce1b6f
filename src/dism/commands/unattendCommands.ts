import type { Command } from './Command.ts'
import { applyUnattendCommand } from './applyUnattend.ts'

/** The command on answer files. */
export const UNATTEND_COMMANDS: readonly Command[] = [applyUnattendCommand]
