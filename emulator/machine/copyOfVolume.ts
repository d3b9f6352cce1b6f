import type { Change, ChangeSet } from '../../src/image/ChangeSet.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { joinPath } from '../../src/image/WindowsPath.ts'

/** The changes that make an empty volume a copy of this one: folders, files, then further links of the same file. */
export function copyOfVolume(volume: VolumeReader): ChangeSet {
  const folders: Change[] = []
  const files: Change[] = []
  const links: Change[] = []
  const firstNames = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const { name, kind, attributes, modified, fileId } of volume.list(folder)) {
      const path = joinPath(folder, name)
      const target = firstNames.get(fileId)
      if (kind === 'folder') {
        folders.push({ kind, path, attributes, modified })
        visit(path)
      } else if (target === undefined) {
        firstNames.set(fileId, path)
        files.push({ kind, path, content: volume.open(path), attributes, modified })
      } else links.push({ kind: 'link', path, target })
    }
  }
  visit('')
  return [...folders, ...files, ...links]
}
