import type { WritableVolume } from '../../src/image/Volume.ts'
import { smallImage } from '../computers/smallImage.ts'
import type { DriverStory } from './DriverStory.ts'

const IMAGES = {
  x64: { preset: 'windows-11-24h2' },
  x86: { preset: 'windows-10-22h2', architecture: 'x86' },
  arm64: { preset: 'windows-11-24h2', architecture: 'arm64' },
  'windows-7': { preset: 'windows-7' },
} as const

/** An image to which no driver was added. */
export function driverImage(image: DriverStory['image']): WritableVolume {
  return smallImage(IMAGES[image])
}
