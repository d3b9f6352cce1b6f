import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { drivePath } from '../machine/drivePath.ts'
import { machineHome } from './machineHome.ts'
import { realPath } from './realPath.ts'

/**
 * The path on the real disk of something that a user wants to be made. Folders of a drive of the machine are made for it.
 * @throws Error when the folder that it is to be in is not there
 */
export function outputPath(path: string): string {
  const real = realPath(path, machineHome())
  if (drivePath(path)) mkdirSync(dirname(real), { recursive: true })
  if (!existsSync(dirname(resolve(real)))) throw new Error(`there is no folder for ${path}`)
  return real
}
