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
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      withDiskErrors(() => readFully(file, path, bytes, offset))
      return bytes
    },
    fill: (target, offset) => withDiskErrors(() => readFully(file, path, target, offset)),
  }
}

function readFully(file: number, path: string, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length;) {
    const count = readSync(file, bytes, done, bytes.length - done, offset + done)
    if (count === 0) throw new DismError('FILE_INVALID', `${path} has become shorter`)
    done += count
  }
}
