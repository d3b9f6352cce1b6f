import { fstatSync, openSync, readSync, statSync } from 'node:fs'
import { DismError } from '../../src/errors/DismError.ts'
import type { ByteSource } from '../../src/formats/ByteSource.ts'
import { withDiskErrors } from '../volume/folder/diskError.ts'

/**
 * The bytes of a file on the real disk, read when they are asked for. The file stays open until the process ends.
 * @throws DismError CANT_ACCESS_FILE for what is no ordinary file: a pipe would be waited for; errors of the disk
 */
export function fileSource(path: string): ByteSource {
  if (!statSync(path).isFile()) throw new DismError('CANT_ACCESS_FILE', `${path} is no ordinary file`)
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  return {
    size,
    read(offset, length) {
      return withDiskErrors(() => readRange(file, path, offset, Math.max(0, Math.min(length, size - offset))))
    },
  }
}

function readRange(file: number, path: string, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let done = 0; done < length;) {
    const count = readSync(file, bytes, done, length - done, offset + done)
    if (count === 0) throw new DismError('FILE_INVALID', `${path} has become shorter`)
    done += count
  }
  return bytes
}
