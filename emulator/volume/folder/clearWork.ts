import type { Disk } from './Disk.ts'
import { diskCode } from './diskError.ts'
import { WORK } from './workFolder.ts'

const OWNER_ALL = 0o700

/** Removes what was staged and thrown away. Must not be called while a journal is there. */
export function clearWork(root: string, disk: Disk): void {
  for (const place of [WORK.draft, WORK.staged, WORK.trash]) removeTree(`${root}/${place}`, disk)
}

/** Removes a file, or a folder with all in it; symbolic links go, what they lead to stays. */
function removeTree(path: string, disk: Disk): void {
  const kind = disk.stat(path)?.kind
  if (kind === undefined) return
  if (kind !== 'folder') {
    disk.unlink(path)
    return
  }
  try {
    removeFolder(path, disk)
  } catch (error) {
    // A folder that its owner may not write to keeps what is in it.
    if (diskCode(error) !== 'EACCES') throw error
    disk.setMode(path, OWNER_ALL)
    removeFolder(path, disk)
  }
}

function removeFolder(path: string, disk: Disk): void {
  for (const name of disk.names(path)) removeTree(`${path}/${name}`, disk)
  disk.removeFolder(path)
}
