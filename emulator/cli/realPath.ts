import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { upcase } from '../../src/formats/upcase.ts'
import { splitPath } from '../../src/image/WindowsPath.ts'
import { drivePath } from '../machine/drivePath.ts'
import { driveFolder } from './machineHome.ts'

/**
 * The path on the real disk of a path as DISM's user types it. A drive letter is a drive of the machine, whose names
 * ignore case; everything else is the real disk, with either slash.
 */
export function realPath(path: string, home: string): string {
  const onDrive = drivePath(path)
  if (onDrive) return splitPath(onDrive.path).reduce(entryIn, driveFolder(home, onDrive.letter))
  return existsSync(path) ? path : path.replaceAll('\\', '/')
}

/** A name in a folder: spelled as it is there, when it differs from the wanted one by case only. */
export function entryIn(folder: string, name: string): string {
  const exact = join(folder, name)
  if (existsSync(exact) || !existsSync(folder)) return exact
  const folded = upcase(name)
  return join(folder, readdirSync(folder).find((entry) => upcase(entry) === folded) ?? name)
}
