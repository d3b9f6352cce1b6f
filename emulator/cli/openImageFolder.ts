import { statSync } from 'node:fs'
import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import { openFolderVolume } from '../volume/folder/openFolderVolume.ts'
import { machineHome } from './machineHome.ts'
import { realPath } from './realPath.ts'

/**
 * Opens the image in a folder that a user named.
 * @throws Error when there is no such folder, DismError when it holds no Windows
 */
export function openImageFolder(path: string, now: Clock): WindowsImage {
  const folder = realPath(path, machineHome())
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`there is no folder ${path}`)
  return openImage(openFolderVolume(folder, { now }), now)
}
