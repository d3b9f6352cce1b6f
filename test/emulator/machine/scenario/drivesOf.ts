import type { Machine } from '../../../../emulator/index.ts'
import { readAll } from '../../../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../../../src/image/Volume.ts'
import { joinPath } from '../../../../src/image/WindowsPath.ts'

/** All that is on the drives of a machine: attributes, times, and what files hold, as numbers that tell contents apart. */
export function drivesOf(machine: Machine): { readonly [path: string]: readonly unknown[] } {
  const found: { [path: string]: readonly unknown[] } = {}
  const visit = (volume: VolumeReader, drive: string, folder: string): void => {
    for (const { name, kind, size, attributes, modified, links } of volume.list(folder)) {
      const path = joinPath(folder, name)
      const facts = [kind, size, attributes, links, String(modified)]
      found[drive + path] = kind === 'file' ? [...facts, digest(readAll(volume.open(path)))] : facts
      if (kind === 'folder') visit(volume, drive, path)
    }
  }
  for (const drive of ['C:\\', 'D:\\'])
    if (machine.host.kindOf(drive) === 'folder') visit(machine.volumeAt(drive), drive, '')
  return found
}

/** FNV-1a. */
function digest(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
