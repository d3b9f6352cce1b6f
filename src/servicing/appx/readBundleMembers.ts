import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { parseBundleManifest } from '../../formats/appx/parseBundleManifest.ts'
import { bundleMembers, type BundleMember } from './bundleMembers.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import { appxFiles, manifestPath } from './appxPaths.ts'

/** What was read of a manifest, which a sign-in asks for several times. A source always gives the same bytes. */
const known = new WeakMap<ByteSource, { readonly members: readonly BundleMember[] | undefined }>()

/**
 * The packages that a bundle in the image consists of, staged or not, by the bundle manifest in its folder.
 * Undefined when there is no manifest or it cannot be read: an image of hives alone, say.
 */
export function readBundleMembers(image: ImageReader, bundleFullName: string): readonly BundleMember[] | undefined {
  const path = joinPath(appxFiles.packageFolder(bundleFullName), manifestPath(true))
  if (image.volume.stat(path)?.kind !== 'file') return undefined
  const source = image.volume.open(path)
  const read = known.get(source) ?? { members: readMembers(source, path) }
  known.set(source, read)
  return read.members
}

function readMembers(source: ByteSource, path: string): BundleMember[] | undefined {
  try {
    return bundleMembers(parseBundleManifest(readAll(source), path).packages)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
