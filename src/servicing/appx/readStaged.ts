import type { ImageReader } from '../../image/WindowsImage.ts'
import { appxFiles, appxKeys } from './appxPaths.ts'
import { namedPackage, type NamedPackage } from './NamedPackage.ts'

/**
 * The packages of a family that are in the image: those below AppxAllUserStore\Staged, and those that have a
 * folder in WindowsApps. A real hive of Windows 8.1 has no such key for apps that users have registered, and an image
 * that was taken apart may have only one of the two.
 */
export function readStagedFamily(image: ImageReader, family: string): NamedPackage[] {
  const keys = image.registry.key('SOFTWARE', appxKeys.stagedFamily(family))?.subkeyNames() ?? []
  const [name = '', publisherId = ''] = family.toLowerCase().split('_')
  const folders = windowsAppsFolders(image, `${name}_`).filter((folder) =>
    folder.toLowerCase().endsWith(`_${publisherId}`),
  )
  return named([...keys, ...folders])
}

/** Names of the folders in WindowsApps that start with a prefix; Windows keeps folders of its own there (`Deleted`, `Mutable`), whose names are no full names. */
function windowsAppsFolders(image: ImageReader, prefix: string): readonly string[] {
  if (image.volume.stat(appxFiles.windowsApps)?.kind !== 'folder') return []
  return image.volume
    .list(appxFiles.windowsApps, prefix)
    .filter((entry) => entry.kind === 'folder')
    .map((entry) => entry.name)
}

function named(fullNames: readonly string[]): NamedPackage[] {
  const byName = new Map<string, NamedPackage>()
  for (const fullName of fullNames) {
    const one = namedPackage(fullName)
    if (one && !byName.has(fullName.toLowerCase())) byName.set(fullName.toLowerCase(), one)
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
