import { fstatSync, openSync, readSync } from 'node:fs'
import type { ByteSource } from '../../src/formats/ByteSource.ts'

/** The bytes of a file on the real disk, read when they are asked for. The file stays open until the process ends. */
export function fileSource(path: string): ByteSource {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  return {
    size,
    read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      for (let done = 0; done < bytes.length;) {
        const count = readSync(file, bytes, done, bytes.length - done, offset + done)
        if (count === 0) throw new Error(`${path} has become shorter`)
        done += count
      }
      return bytes
    },
  }
}
