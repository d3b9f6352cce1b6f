import type { ImageReader } from '../../image/WindowsImage.ts'

/** The build of the Windows in an image, e.g. 26100. */
export function buildNumber(image: ImageReader): number {
  return Number(image.identity().version.split('.')[2])
}
