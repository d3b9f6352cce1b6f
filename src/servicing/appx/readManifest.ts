import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { AppManifest } from '../../formats/appx/AppPackage.ts'
import { parseAppManifest } from '../../formats/appx/parseAppManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import { appxFiles, manifestPath } from './appxPaths.ts'

/** What the manifest in a package's folder says; undefined when it cannot be read. */
export function readManifest(image: ImageReader, fullName: string): AppManifest | undefined {
  const path = joinPath(appxFiles.packageFolder(fullName), manifestPath(false))
  if (image.volume.stat(path)?.kind !== 'file') return undefined
  try {
    return parseAppManifest(readAll(image.volume.open(path)), path)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
