import type { ByteSource } from '../formats/ByteSource.ts'
import type { WritableVolume } from './Volume.ts'

/**
 * Gives a file new content under this name alone: when it has other hard links, they keep the old one. Folders of
 * images are cloned by links, and the twin of an image must not be written with it.
 */
export function replaceFile(volume: WritableVolume, path: string, content: ByteSource | Uint8Array): void {
  if ((volume.stat(path)?.links ?? 1) > 1) volume.remove(path)
  volume.write(path, content)
}
