import { mkdirSync } from 'node:fs'
import type { Clock } from '../../src/host/Clock.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { copyOfVolume } from '../machine/copyOfVolume.ts'
import { openRealFolder } from './openRealFolder.ts'

/** Writes a volume into a folder of the real disk, which is made when missing, beside what is there. */
export function writeVolumeToFolder(volume: VolumeReader, folder: string, now: Clock): void {
  mkdirSync(folder, { recursive: true })
  const target = openRealFolder(folder, now)
  try {
    target.apply(copyOfVolume(volume))
  } finally {
    target.close()
  }
}
