import { FormatError } from '../FormatError.ts'
import { isSafeRelativePath } from './isSafeRelativePath.ts'

/**
 * The path that a percent-encoded entry name of an app package stands for: decoded once, `\` separated. Only names
 * that are safe relative Windows paths pass, and a separator may not hide behind an escape.
 * Source: ECMA-376 part 2, 9.1.1 (part names).
 * @throws FormatError
 */
export function entryPath(name: string, file: string): string {
  const refuse = (): never => {
    throw new FormatError(file, `${JSON.stringify(name)} is not a safe name for a file of a package`)
  }
  if (name.includes('\\') || /%2f|%5c/i.test(name)) refuse()
  const path = decode(name)?.replaceAll('/', '\\')
  return path !== undefined && isSafeRelativePath(path) ? path : refuse()
}

function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name)
  } catch {
    return undefined
  }
}
