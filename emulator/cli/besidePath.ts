import { basename } from 'node:path'
import { entryIn, realPath } from './realPath.ts'

/**
 * The path of a file beside another: spelled as it is in the folder, when it differs from the wanted name by case only.
 * Windows ignores that, and cabinets of a set name each other in another case than their files have.
 */
export function besidePath(path: string, name: string, home: string): string {
  const folder = path.replace(/[^\\/]*$/, '')
  if (/[\\/]/.test(name)) return folder + name
  return folder + basename(entryIn(realPath(folder === '' ? '.' : folder, home), name))
}
