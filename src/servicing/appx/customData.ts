import type { ByteSource } from '../../formats/ByteSource.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { OperationContext } from '../Operation.ts'
import { appxFiles } from './appxPaths.ts'
import { readProvisionedFamily, type Provisioned } from './readProvisioned.ts'
import { readStagedPackages } from './readStagedPackages.ts'
import { customDataLink, customDataPlace } from './rules/customData.ts'

/** The custom data file of an app. */
export interface CustomData {
  readonly path: string
  readonly content: ByteSource
}

/** Where the custom data file of an app package lies. */
export function customDataPath(appPackage: string, context: OperationContext): string {
  return joinPath(appxFiles.packageFolder(appPackage), context.variant(customDataPlace).value?.path ?? 'Custom.dat')
}

/** The custom data file of what is provisioned of a family, or undefined. */
export function readCustomData(image: ImageReader, family: string, context: OperationContext): CustomData | undefined {
  return readProvisionedFamily(image, family)
    .map((app) => appPackageOf(image, app))
    .flatMap((appPackage) => {
      if (appPackage === undefined) return []
      const path = customDataPath(appPackage, context)
      return image.volume.stat(path)?.kind === 'file' ? { path, content: image.volume.open(path) } : []
    })
    .at(0)
}

/** Full name of the app package of a provisioned app; undefined when that of a bundle is not in the image. */
export function appPackageOf(image: ImageReader, app: Provisioned): string | undefined {
  return readStagedPackages(image, app).find((one) => one.kind === 'main')?.fullName
}

/** Writes a custom data file; a hard link is broken first, so that no other app changes. */
export function writeCustomData(
  image: ForkedImage,
  path: string,
  content: ByteSource,
  context: OperationContext,
): void {
  const links = image.volume.stat(path)?.links ?? 1
  const because = links > 1 ? `the file has ${links} names` : 'no other name leads to it'
  if (context.decide(customDataLink, path, links > 1, because)) image.volume.remove(path)
  image.volume.write(path, content)
}
