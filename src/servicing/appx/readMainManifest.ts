import type { AppManifest } from '../../formats/appx/AppPackage.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { readManifest } from './readManifest.ts'
import type { Provisioned } from './readProvisioned.ts'
import { readStagedPackages } from './readStagedPackages.ts'

/** The manifest of a provisioned app's app package, as it is in the image; undefined when it cannot be read. */
export function readMainManifest(image: ImageReader, app: Provisioned): AppManifest | undefined {
  const main = readStagedPackages(image, app).find((one) => one.kind === 'main')
  return main && readManifest(image, main.fullName)
}
