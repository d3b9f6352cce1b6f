import { addDriverCommand } from './addDriver.ts'
import type { Command } from './Command.ts'
import { exportDriverCommand } from './exportDriver.ts'
import { getDriverInfoCommand } from './getDriverInfo.ts'
import { getDriversCommand } from './getDrivers.ts'
import { removeDriverCommand } from './removeDriver.ts'

/** Commands on driver packages; order of the help. */
export const DRIVER_COMMANDS: readonly Command[] = [
  removeDriverCommand,
  addDriverCommand,
  getDriverInfoCommand,
  getDriversCommand,
  exportDriverCommand,
]
