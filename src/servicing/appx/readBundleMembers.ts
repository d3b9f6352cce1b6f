import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { parseBundleManifest } from '../../formats/appx/parseBundleManifest.ts'
import { bundleMembers, type BundleMember } from './bundleMembers.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import { appxFiles, manifestPath } from './appxPaths.ts'

/**
 * The packages that a bundle in the image consists of, staged or not, by the bundle manifest in its folder.
 * Undefined when there is no manifest or it cannot be read: an image of hives alone, say.
 */
export function readBundleMembers(image: ImageReader, bundleFullName: string): BundleMember[] | undefined {
  const path = joinPath(appxFiles.packageFolder(bundleFullName), manifestPath(true))
  if (image.volume.stat(path)?.kind !== 'file') return undefined
  try {
    return bundleMembers(parseBundleManifest(readAll(image.volume.open(path)), path).packages)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
