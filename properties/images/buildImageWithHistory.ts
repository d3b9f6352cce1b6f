import type { Clock } from '../../src/host/Clock.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { carryOut } from '../runs/carryOut.ts'
import { runOn } from '../runs/ImageRun.ts'
import type { Script } from '../specs/Script.ts'
import { buildImage } from './buildImage.ts'

/**
 * Makes a Windows image to which something has been done already: the image of a script, after all of its commands. With
 * `script()` it is the arbitrary of images with a history.
 */
export async function buildImageWithHistory(history: Script, now: Clock): Promise<WritableVolume> {
  const run = runOn(history.image, buildImage(history.image, now), now)
  for (const command of history.commands) await carryOut(run, history, command)
  return run.volume
}
