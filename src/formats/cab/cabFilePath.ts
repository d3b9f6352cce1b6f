import { FormatError } from '../FormatError.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import type { CabFile } from './Cabinet.ts'

/**
 * The path that the name of a file stands for, `\` separated: only names that are safe relative Windows paths pass.
 * Cabinets made elsewhere separate with `/`, which Windows takes too.
 * @throws FormatError
 */
export function cabFilePath({ name, entry }: CabFile): string {
  const path = name.replaceAll('/', '\\')
  if (isSafeRelativePath(path)) return path
  throw new FormatError(entry.file, `${JSON.stringify(name)} is not a safe name for a file of a cabinet`, entry.offset)
}
