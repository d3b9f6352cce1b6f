import { readAll } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { joinPath } from '../../src/image/WindowsPath.ts'

/** Everything that a volume holds, a line a file or folder: path, kind, attributes, size, time, links, a sum of the bytes. */
export function bytesOf(volume: VolumeReader, folder = ''): string[] {
  return volume.list(folder).flatMap(({ name, kind, attributes, size, modified, links }) => {
    const path = joinPath(folder, name)
    if (kind === 'folder') return [`${path}\\ ${attributes}`, ...bytesOf(volume, path)]
    return [`${path} ${attributes} ${size} ${modified} ${links} ${sumOf(readAll(volume.open(path)))}`]
  })
}

/** FNV-1a, 32 bits. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193)
  return sum >>> 0
}
