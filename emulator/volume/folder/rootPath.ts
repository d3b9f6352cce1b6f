import { resolve, sep } from 'node:path'

/** The absolute path of a folder, `/` separated on every computer. */
export function rootPath(folder: string): string {
  return resolve(folder).split(sep).join('/')
}
