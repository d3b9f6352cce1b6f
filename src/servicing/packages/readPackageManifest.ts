import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import { parsePackageManifest } from '../../formats/mum/parsePackageManifest.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { manifestPath } from './cbsPaths.ts'

/** Manifests that were read, by their content: packages are looked at again and again. */
const known = new WeakMap<ByteSource, PackageManifest>()

/** The manifest of a package of the image, or why there is none that can be read. */
export function readPackageManifest(image: ImageReader, identity: string): PackageManifest | string {
  const path = manifestPath(identity)
  const entry = image.volume.stat(path)
  if (entry?.kind !== 'file') return `there is no ${path}`
  if (entry.size > DOCUMENT_BOUNDS.size) return `${path} has ${entry.size} bytes`
  const content = image.volume.open(path)
  try {
    const manifest = known.get(content) ?? parsePackageManifest(readAll(content), path)
    known.set(content, manifest)
    return manifest
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}
