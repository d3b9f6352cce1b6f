import type { WritableVolume } from '../../src/image/Volume.ts'
import { createOverlay } from '../volume/createOverlay.ts'
import type { ImageOptions, ImageSpecification } from './ImageSpecification.ts'
import { sharedParts } from './sharedParts.ts'
import { specifyImage } from './specifyImage.ts'

/**
 * Makes a Windows image that was generalized and never started since: OOBE is due. Files and hives of Windows are
 * shared by all images of the same options, until one of them writes. The same options and clock give the same bytes.
 * @throws PresetError for an image that never existed
 */
export function createWindowsImage(options: ImageOptions): WritableVolume {
  return imageOf(specifyImage(options))
}

/** The image of options that were checked. */
export function imageOf(specification: ImageSpecification): WritableVolume {
  const { files, hives } = sharedParts(specification)
  const volume = createOverlay(files, { now: specification.now })
  for (const [path, hive] of hives) volume.write(path, hive)
  return volume
}
