import { DismError } from '../../src/errors/DismError.ts'
import type { Change, ChangeSet } from '../../src/image/ChangeSet.ts'
import type { Volume, VolumeReader, WritableVolume } from '../../src/image/Volume.ts'
import { joinPath, splitPath } from '../../src/image/WindowsPath.ts'
import { volumeBehind } from '../volume/watchedVolume.ts'

/** What happens besides when a view is used. */
export interface VolumeHooks {
  readonly onClose?: () => void
  readonly onApply?: (changes: ChangeSet, apply: () => void) => void
}

/** The whole volume behind every view that was made here: `diff` compares those. */
const wholeOf = new WeakMap<VolumeReader, VolumeReader>()

/**
 * A folder of a volume as a volume of its own: an image that lies in `C:\offline`.
 * @param hooks.onClose what its closing ends, besides
 * @param hooks.onApply who applies changes to it; gets them, and what does it
 */
export function volumeBelow(volume: Volume, folder: string, { onClose, onApply }: VolumeHooks = {}): Volume {
  const below = viewBelow(volume, folder)
  const view = {
    ...below,
    apply(changes: ChangeSet) {
      if (onApply) onApply(changes, () => below.apply(changes))
      else below.apply(changes)
    },
    close() {
      onClose?.()
      volume.close()
    },
  }
  wholeOf.set(view, volume)
  return view
}

function viewBelow(volume: Volume, folder: string): Volume {
  const below = (path: string) => joinPath(folder, path)
  return {
    stat: (path) => volume.stat(below(path)),
    list: (path, prefix) => volume.list(below(path), prefix),
    open: (path) => volume.open(below(path)),
    fork: () => writableBelow(volume.fork(), folder),
    apply: (changes) => volume.apply(changes.map((change) => moveChange(change, below))),
    close: () => volume.close(),
  }
}

function writableBelow(volume: WritableVolume, folder: string): WritableVolume {
  const below = (path: string) => joinPath(folder, path)
  const view: WritableVolume = {
    ...viewBelow(volume, folder),
    createFolder: (path) => volume.createFolder(below(path)),
    write: (path, content) => volume.write(below(path), content),
    link: (existing, path) => volume.link(below(existing), below(path)),
    rename: (from, to) => volume.rename(below(from), below(to)),
    remove: (path) => volume.remove(below(path)),
    setAttributes: (path, attributes) => volume.setAttributes(below(path), attributes),
    diff(base) {
      const whole = wholeOf.get(volumeBehind(base))
      if (!whole) throw new DismError('INVALID_PARAMETER', `this volume was not forked from that one`)
      return volume.diff(whole).map((change) => moveChange(change, (path) => stripFolder(path, folder)))
    },
  }
  wholeOf.set(view, volume)
  return view
}

function moveChange(change: Change, move: (path: string) => string): Change {
  return change.kind === 'link'
    ? { ...change, path: move(change.path), target: move(change.target) }
    : { ...change, path: move(change.path) }
}

function stripFolder(path: string, folder: string): string {
  return joinPath(...splitPath(path).slice(splitPath(folder).length))
}
