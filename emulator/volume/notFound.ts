import { DismError } from '../../src/errors/DismError.ts'

/** What Windows says of a path at which nothing is: another code when the folder above is missing too. */
export function notFound(path: string, folderExists: boolean): DismError {
  return folderExists
    ? new DismError('FILE_NOT_FOUND', `there is no ${quote(path)}`)
    : new DismError('PATH_NOT_FOUND', `there is no folder that holds ${quote(path)}`)
}

/** A path as it stands in the detail of an error. */
export function quote(path: string): string {
  return path === '' ? 'the root' : JSON.stringify(path).replaceAll('\\\\', '\\')
}
