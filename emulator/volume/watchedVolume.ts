import type { ChangeSet } from '../../src/image/ChangeSet.ts'
import type { Volume, VolumeReader } from '../../src/image/Volume.ts'

const volumes = new WeakMap<VolumeReader, VolumeReader>()

/**
 * A volume as it is handed to somebody whose changes are to be known. It is the volume itself to `diff`.
 * @param apply makes the changes of whoever has it
 * @param used told before it is used in any other way
 */
export function watchedVolume(
  volume: Volume,
  apply: (changes: ChangeSet) => void,
  used: () => void = () => {},
): Volume {
  const watched: Volume = {
    stat(path) {
      used()
      return volume.stat(path)
    },
    list(path, prefix) {
      used()
      return volume.list(path, prefix)
    },
    open(path) {
      used()
      return volume.open(path)
    },
    fork() {
      used()
      return volume.fork()
    },
    apply,
    close() {
      used()
      volume.close()
    },
  }
  volumes.set(watched, volume)
  return watched
}

/** The volume that one is which is watched; any other is itself. */
export function volumeBehind(volume: VolumeReader): VolumeReader {
  return volumes.get(volume) ?? volume
}
