import { readAll } from '../../../src/formats/ByteSource.ts'
import type { VolumeReader, WritableVolume } from '../../../src/image/Volume.ts'
import { joinPath } from '../../../src/image/WindowsPath.ts'

/** Copies all that a volume holds into an empty one, name by name, without diff and apply. */
export function copyVolume(from: VolumeReader, to: WritableVolume): void {
  const first = new Map<string, string>()
  function copy(path: string): void {
    for (const { name, kind, fileId, attributes } of from.list(path)) {
      const below = joinPath(path, name)
      const known = first.get(fileId)
      if (kind === 'folder') to.createFolder(below)
      else if (known === undefined) to.write(below, readAll(from.open(below)))
      else to.link(known, below)
      to.setAttributes(below, attributes)
      if (kind === 'folder') copy(below)
      else first.set(fileId, known ?? below)
    }
  }
  copy('')
}
