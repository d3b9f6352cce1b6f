import type { WritableVolume } from '../../src/image/Volume.ts'

/** Names of what is in a folder, sorted; none where there is no folder. */
export function namesIn(volume: WritableVolume, folder: string): readonly string[] {
  if (volume.stat(folder)?.kind !== 'folder') return []
  return volume
    .list(folder)
    .map(({ name }) => name)
    .toSorted()
}
