import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import type { Clock } from '../../src/host/Clock.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { copyOfVolume } from '../machine/copyOfVolume.ts'
import { openFolderVolume } from '../volume/openFolderVolume.ts'

/**
 * Writes a volume into a folder of the real disk.
 * @throws Error when the folder holds something already
 */
export function writeVolumeToFolder(volume: VolumeReader, folder: string, now: Clock): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is there already and not empty`)
  mkdirSync(folder, { recursive: true })
  openFolderVolume(folder, { now }).apply(copyOfVolume(volume))
}
