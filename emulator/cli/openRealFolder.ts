import type { Clock } from '../../src/host/Clock.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { openFolderVolume, type Durability } from '../volume/openFolderVolume.ts'

/**
 * Opens a folder of the real disk as the commands do: DISMULATOR_DURABILITY says what a commit survives, the end of the
 * process (`process`, the default) or of the computer's power too (`power`: everything is flushed, which takes longer).
 * @throws DismError as `openFolderVolume` does; Error when the variable says something else
 */
export function openRealFolder(folder: string, now: Clock): Volume {
  return openFolderVolume(folder, { now, durability: chosenDurability() })
}

function chosenDurability(): Durability {
  const chosen = process.env['DISMULATOR_DURABILITY'] || 'process'
  if (chosen === 'process' || chosen === 'power') return chosen
  throw new Error(`DISMULATOR_DURABILITY is ${JSON.stringify(chosen)}, and must be process or power`)
}
