import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Name of the folder that holds a machine. */
const FOLDER = '.dismulator'

/**
 * The folder of the machine: DISMULATOR_HOME, else `.dismulator` in the working folder or one above it, else in the
 * user's home folder. It need not exist.
 */
export function machineHome(): string {
  const given = process.env['DISMULATOR_HOME']
  if (given) return resolve(given)
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, FOLDER))) return join(folder, FOLDER)
    if (dirname(folder) === folder) return join(homedir(), FOLDER)
  }
}

/** Where a new machine goes: DISMULATOR_HOME, else `.dismulator` in the working folder. */
export function newMachineHome(): string {
  return resolve(process.env['DISMULATOR_HOME'] || FOLDER)
}

/** The folder of one of its drives. */
export function driveFolder(home: string, letter: string): string {
  return join(home, 'drives', letter)
}
