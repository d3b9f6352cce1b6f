import { existsSync, statSync } from 'node:fs'
import { hasWindows } from './hasWindows.ts'
import { isMachineDrive } from './isMachineDrive.ts'
import { machineHome } from './machineHome.ts'
import { machineFile } from './readMachine.ts'
import { realPath } from './realPath.ts'

/** The real folder that a user named. @throws Error when there is none */
export function imageFolder(path: string): string {
  const folder = realPath(path, machineHome())
  if (isMachineDrive(path) && !hasWindows(machineHome()))
    throw new Error(
      existsSync(machineFile(machineHome()))
        ? 'the Windows of the machine is damaged: its drive C: has no hive SOFTWARE'
        : 'there is no machine here: make one with "dismulator init"',
    )
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`there is no folder ${path}`)
  return folder
}
