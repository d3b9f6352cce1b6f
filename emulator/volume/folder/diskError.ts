import { DismError } from '../../../src/errors/DismError.ts'
import type { ErrorName } from '../../../src/errors/catalogue.ts'

const CODES: Readonly<Record<string, ErrorName>> = {
  EACCES: 'ACCESS_DENIED',
  EBUSY: 'SHARING_VIOLATION',
  EDQUOT: 'DISK_FULL',
  EISDIR: 'ACCESS_DENIED',
  ELOOP: 'CANT_RESOLVE_FILENAME',
  EMLINK: 'TOO_MANY_LINKS',
  ENAMETOOLONG: 'FILENAME_EXCED_RANGE',
  ENOENT: 'FILE_NOT_FOUND',
  ENOSPC: 'DISK_FULL',
  ENOTDIR: 'PATH_NOT_FOUND',
  ENOTEMPTY: 'DIR_NOT_EMPTY',
  EPERM: 'ACCESS_DENIED',
  EROFS: 'WRITE_PROTECT',
  ETXTBSY: 'SHARING_VIOLATION',
  EXDEV: 'NOT_SUPPORTED',
}

/** The code that Node gives an error of the disk, or undefined for any other error. */
export function diskCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/**
 * Runs something that uses the disk.
 * @throws DismError in the place of the disk's error: DISK_FULL, ACCESS_DENIED, …, IO_DEVICE for what has no name of its own
 */
export function withDiskErrors<Result>(action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    const code = error instanceof DismError ? undefined : diskCode(error)
    if (code === undefined || !(error instanceof Error)) throw error
    throw new DismError(CODES[code] ?? 'IO_DEVICE', error.message, { cause: error })
  }
}
