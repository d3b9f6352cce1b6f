import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { VolumeEntry } from '../../image/Volume.ts'
import { appxFiles } from './appxPaths.ts'
import type { NamedPackage } from './NamedPackage.ts'
import { readProvisioned } from './readProvisioned.ts'
import { readStagedPackages } from './readStagedPackages.ts'
import { namedPackage } from './NamedPackage.ts'

/** A file of a package in the image. */
export interface PackageFile extends VolumeEntry {
  /** From the root of the volume. */
  readonly path: string
  /** Full name of the package. */
  readonly package: string
}

/** The files in the folder of a package, by path; none when it has no folder. */
export function packageFiles(image: ImageReader, fullName: string): PackageFile[] {
  const { volume } = image
  const visit = (folder: string): PackageFile[] =>
    volume.list(folder).flatMap((entry) => {
      const path = joinPath(folder, entry.name)
      return entry.kind === 'folder' ? visit(path) : [{ ...entry, path, package: fullName }]
    })
  const folder = appxFiles.packageFolder(fullName)
  return volume.stat(folder)?.kind === 'folder' ? visit(folder) : []
}

/** All packages that are in the image for provisioned apps: bundles, app and resource packages, frameworks. */
export function packagesOfProvisioned(image: ImageReader): NamedPackage[] {
  const all = readProvisioned(image).flatMap((app) => [
    app,
    ...readStagedPackages(image, app),
    ...app.frameworks.flatMap((fullName) => namedPackage(fullName) ?? []),
  ])
  return [...new Map(all.map((one) => [one.fullName.toLowerCase(), one])).values()]
}
