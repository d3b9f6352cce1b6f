import type { ByteSource } from '../../src/formats/ByteSource.ts'
import type { ChangeSet } from '../../src/image/ChangeSet.ts'

/** What a volume must be able to do so that changes can be applied to it one by one. `modified` is a FILETIME. */
export interface ChangeTarget {
  remove(path: string): void
  /** Makes the folder, or sets attributes and time of the one that is there. */
  putFolder(path: string, attributes: number, modified: bigint): void
  /** Makes a new file under that name; an old one is unlinked first. */
  putFile(path: string, content: ByteSource, attributes: number, modified: bigint): void
  /** Rewrites the file that is there, for all of its links. */
  putContent(path: string, content: ByteSource, modified: bigint): void
  link(existing: string, path: string): void
  putAttributes(path: string, attributes: number, modified: bigint): void
}

/**
 * Makes the changes one after another, then sets the times of new folders, which their new entries have moved.
 * Stops at the first that fails: to be called where what was done can be dropped.
 * @throws DismError of that change
 */
export function applyChanges(target: ChangeTarget, changes: ChangeSet): void {
  for (const change of changes) {
    switch (change.kind) {
      case 'remove':
        target.remove(change.path)
        break
      case 'folder':
        target.putFolder(change.path, change.attributes, change.modified)
        break
      case 'file':
        target.putFile(change.path, change.content, change.attributes, change.modified)
        break
      case 'content':
        target.putContent(change.path, change.content, change.modified)
        break
      case 'link':
        target.link(change.target, change.path)
        break
      case 'attributes':
        target.putAttributes(change.path, change.attributes, change.modified)
        break
    }
  }
  for (const change of changes) {
    if (change.kind === 'folder') target.putAttributes(change.path, change.attributes, change.modified)
  }
}
