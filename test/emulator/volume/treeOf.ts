import { createHash } from 'node:crypto'
import { readAll } from '../../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../../src/image/Volume.ts'
import { joinPath } from '../../../src/image/WindowsPath.ts'

/**
 * All that a volume holds, as text: a line a name with attributes, size, digest of the bytes and the number of its link group,
 * groups being numbered in order of appearance. Times are left out.
 * @param mask the attributes of files to show
 */
export function treeOf(volume: VolumeReader, mask = 0x27, folderMask = mask): string[] {
  const lines: string[] = []
  const groups = new Map<string, number>()
  function walk(path: string): void {
    for (const entry of volume.list(path)) {
      const below = joinPath(path, entry.name)
      if (entry.kind === 'folder') {
        lines.push(`${below}\\ ${entry.attributes & folderMask}`)
        walk(below)
        continue
      }
      const group = groups.get(entry.fileId) ?? groups.size
      groups.set(entry.fileId, group)
      const digest = createHash('sha256')
        .update(readAll(volume.open(below)))
        .digest('hex')
        .slice(0, 16)
      lines.push(`${below} ${entry.attributes & mask} ${entry.size} ${digest} #${group}/${entry.links}`)
    }
  }
  walk('')
  return lines
}
