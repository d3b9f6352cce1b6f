import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { Change } from '../../src/image/ChangeSet.ts'
import { FileAttributes, type WritableVolume } from '../../src/image/Volume.ts'
import { applyChanges } from './applyChanges.ts'
import { overlayOn } from './createOverlay.ts'
import { LiveRecords, type RecordsSnapshot } from './memory/LiveRecords.ts'
import { MemoryContents } from './memory/MemoryContents.ts'
import { MemoryTree } from './memory/MemoryTree.ts'
import { findName, needName, readRecords } from './memory/readRecords.ts'
import { OverlayBase } from './overlay/OverlayBase.ts'

/**
 * An empty volume in memory. Its forks are overlays on a snapshot: what the volume changes later is put aside for
 * them first, contents are never rewritten. `diff` and `fork` apart, nothing is shared with the overlay.
 */
export function createMemoryVolume(options: { now: Clock }): WritableVolume {
  const { now } = options
  const records = new LiveRecords()
  records.addFolder({ attributes: 0, modified: now(), names: new Map() })
  const tree = new MemoryTree(records, new MemoryContents(), now)
  const reader = readRecords(records)
  let forked: { snapshot: RecordsSnapshot; base: OverlayBase } | undefined

  const volume: WritableVolume = {
    ...reader,
    fork() {
      const snapshot = records.snapshot()
      if (forked?.snapshot !== snapshot) {
        const base = new OverlayBase(readRecords(snapshot), volume, () => snapshot.isCurrent)
        forked = { snapshot, base }
      }
      return overlayOn(forked.base, options)
    },
    apply(changes) {
      const read = changes.map(inMemory)
      volume.fork().apply(read)
      applyChanges(tree, read)
    },
    close() {},
    createFolder(path) {
      if (findName(records, path)?.kind !== 'folder') tree.putFolder(path, 0, now())
    },
    write(path, content) {
      const source = content instanceof Uint8Array ? bytesSource(content) : content
      if (findName(records, path)?.kind === 'file') tree.putContent(path, source, now())
      else tree.putFile(path, source, FileAttributes.ARCHIVE, now())
    },
    link: (existing, path) => tree.link(existing, path),
    rename: (from, to) => tree.rename(from, to),
    remove: (path) => tree.remove(path),
    setAttributes: (path, attributes) => tree.putAttributes(path, attributes, timeOf(path)),
    diff: (base) => volume.fork().diff(base),
  }

  function timeOf(path: string): bigint {
    const { kind, id } = needName(records, path)
    return kind === 'file' ? records.file(id).modified : records.folder(id).modified
  }

  return volume
}

/** The change with its content read, so that nothing can fail any more once the first change is made. */
function inMemory(change: Change): Change {
  return change.kind === 'file' || change.kind === 'content'
    ? { ...change, content: bytesSource(readAll(change.content)) }
    : change
}
