import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import { openFolderVolume } from '../volume/openFolderVolume.ts'
import { imageFolder } from './imageFolder.ts'

/**
 * Opens the image in a folder that a user named.
 * @throws Error when there is no such folder, DismError when it holds no Windows
 */
export function openImageFolder(path: string, now: Clock): WindowsImage {
  return openImage(openFolderVolume(imageFolder(path), { now }), now)
}
