import { readDword } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { appxFiles, appxKeys, appxValues } from './appxPaths.ts'
import { buildNumber } from './buildNumber.ts'
import type { NamedPackage } from './NamedPackage.ts'
import { stagedKeys } from './stagedKeys.ts'

/** The first build of Windows 10, which keeps its packages in a database of another name. */
const WINDOWS_10 = 10240

/**
 * Whether the Windows of an image has run: the database of its packages is made at the first start. Rule
 * appx.optimize.added.
 */
export function hasRun(image: ImageReader): boolean {
  return [appxFiles.stateRepository, appxFiles.packageRepository].some(
    (path) => image.volume.stat(path)?.kind === 'file',
  )
}

/** Whether a package was staged after the image last ran. */
export function isAddedSinceRun(
  image: ImageReader,
  { familyName, fullName }: Pick<NamedPackage, 'familyName' | 'fullName'>,
): boolean {
  const key = image.registry.key('SOFTWARE', appxKeys.stagedPackage(familyName, fullName))
  return readDword(key, appxValues.added) === 1
}

/** Marks a package below Staged as one that was added after the image last ran; one that has never run needs no mark. */
export function markAddedSinceRun(image: ForkedImage, key: string): void {
  if (hasRun(image)) image.registry.setDword('SOFTWARE', key, appxValues.added, 1)
}

/**
 * Writes down that the image runs with the packages that it has now. The database of the packages is a file without
 * content: what is registered is read from the registry. An image without app packages stays as it is.
 */
export function recordRun(image: ForkedImage): void {
  if (!image.registry.key('SOFTWARE', appxKeys.store)) return
  for (const key of stagedKeys(image))
    if (image.registry.key('SOFTWARE', key)?.value(appxValues.added))
      image.registry.deleteValue('SOFTWARE', key, appxValues.added)
  if (hasRun(image)) return
  const database = buildNumber(image) >= WINDOWS_10 ? appxFiles.stateRepository : appxFiles.packageRepository
  image.volume.write(database, new Uint8Array())
}
