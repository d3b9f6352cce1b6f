import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Volume } from '../../src/image/Volume.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import { imageFolder } from './imageFolder.ts'
import { openRealFolder } from './openRealFolder.ts'

/**
 * Opens the volume in a folder that a user named, uses it and closes it.
 * @throws Error when there is no such folder, DismError when it is in use
 */
export function withVolume<Result>(path: string, now: Clock, use: (volume: Volume) => Result): Result {
  const volume = openRealFolder(imageFolder(path), now)
  try {
    return use(volume)
  } finally {
    volume.close()
  }
}

/** The same for the Windows image in a folder. @throws DismError when it holds no Windows */
export function withImage<Result>(path: string, now: Clock, use: (image: WindowsImage) => Result): Result {
  return withVolume(path, now, (volume) => use(openImage(volume, now)))
}
