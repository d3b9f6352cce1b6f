import { joinPath, splitPath } from '../../src/image/WindowsPath.ts'

/** A path on a drive of the machine. */
export interface DrivePath {
  /** Upper case. */
  readonly letter: string
  /** From the root of the drive, `\` separated, `.` and `..` resolved. */
  readonly path: string
}

/**
 * Takes a path with a drive letter apart: `C:\in\app.appx`, `c:/in/app.appx`, `\\?\C:\in\app.appx`. A path relative to
 * a drive's current folder (`C:app.appx`) counts from its root: the machine has no such folder.
 * @returns undefined for a path without a drive letter
 */
export function drivePath(path: string): DrivePath | undefined {
  const match = /^(?:[\\/]{2}\?[\\/])?([a-z]):(.*)$/is.exec(path)
  if (!match) return undefined
  const [, letter = '', rest = ''] = match
  const parts: string[] = []
  for (const part of splitPath(rest)) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return { letter: letter.toUpperCase(), path: joinPath(...parts) }
}
