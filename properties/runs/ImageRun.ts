import { logicalClock } from '../../emulator/machine/logicalClock.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { buildImage } from '../images/buildImage.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'

/** An image on which commands are carried out. */
export interface ImageRun {
  readonly spec: ImageSpec
  readonly semantics: Semantics
  readonly volume: WritableVolume
  readonly now: Clock
  /** Who is signed in on the computer whose image this is. */
  readonly computer: { user: string | undefined }
  /** The image as it is now. */
  readonly image: WindowsImage
}

const BUILT_AT = Date.UTC(2025, 0, 1)
const STARTED_AT = Date.UTC(2025, 0, 2)

/** Most images that are kept. */
const MOST = 500

const images = new Map<string, WritableVolume>()

/** Starts on a new image. Images of the same spec are built once; each run has a fork of its own. */
export function startRun(spec: ImageSpec, semantics: Semantics = 'documented'): ImageRun {
  const key = JSON.stringify(spec)
  const built = images.get(key) ?? buildImage(spec, logicalClock(BUILT_AT))
  images.set(key, built)
  const oldest = images.keys().next()
  if (images.size > MOST && !oldest.done) images.delete(oldest.value)
  return runOn(spec, built.fork(), logicalClock(STARTED_AT), semantics)
}

/** Starts on an image that was built of a spec. */
export function runOn(
  spec: ImageSpec,
  volume: WritableVolume,
  now: Clock,
  semantics: Semantics = 'documented',
): ImageRun {
  return {
    spec,
    semantics,
    volume,
    now,
    computer: { user: undefined },
    get image() {
      return openImage(volume, now)
    },
  }
}
