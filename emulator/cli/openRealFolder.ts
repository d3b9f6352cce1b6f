import type { Clock } from '../../src/host/Clock.ts'
import type { Volume } from '../../src/image/Volume.ts'
import type { Disk } from '../volume/folder/Disk.ts'
import { openFolderVolume, type Durability } from '../volume/openFolderVolume.ts'

/**
 * Opens a folder of the real disk as the commands do: DISMULATOR_DURABILITY says what a commit survives, the end of the
 * process (`process`, the default) or of the computer's power too (`power`: everything is flushed, which takes longer).
 * @param disk the real disk by default
 * @throws DismError as `openFolderVolume` does; Error when the variable says something else
 */
export function openRealFolder(folder: string, now: Clock, disk?: Disk): Volume {
  return openFolderVolume(folder, { now, durability: chosenDurability(), ...(disk && { disk }) })
}

/** What DISMULATOR_DURABILITY says. @throws Error when it says something else */
export function chosenDurability(): Durability {
  const chosen = process.env['DISMULATOR_DURABILITY'] || 'process'
  if (chosen === 'process' || chosen === 'power') return chosen
  throw new Error(`DISMULATOR_DURABILITY is ${JSON.stringify(chosen)}, and must be process or power`)
}
