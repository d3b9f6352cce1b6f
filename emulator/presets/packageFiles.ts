import { packageManifest } from '../../fixtures/packageManifest.ts'
import { manifestPath } from '../../src/servicing/packages/cbsPaths.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { windowsPackages } from './windowsPackages.ts'

/** The manifests of the packages of an image, by path. */
export function packageFiles(specification: ImageSpecification): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    windowsPackages(specification).map(({ manifest }) => [
      manifestPath(manifest.identity),
      () => packageManifest(manifest),
    ]),
  )
}
