import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { OperationContext } from '../Operation.ts'
import { appxFiles, appxKeys, manifestPathValue } from './appxPaths.ts'
import type { NamedPackage } from './NamedPackage.ts'
import { isAddedSinceRun, markAddedSinceRun } from './runHistory.ts'
import { contentIntact, sameContent } from './rules/provisioning.ts'

const BLOCK_MAP = 'AppxBlockMap.xml'

/**
 * Reads all files of a package once and checks them against its block map.
 * @throws DismError APPX_E_CORRUPT_CONTENT naming the file and the defect
 */
export function verifyPackage(opened: AppPackage | AppBundle, context: OperationContext): void {
  const fullName = packageFullName(opened.identity)
  const defect = defectOf(opened)
  const because = defect?.message ?? `${opened.files.length} files match the block map of ${opened.file}`
  if (!context.decide(contentIntact, fullName, defect === undefined, because))
    throw new DismError('APPX_E_CORRUPT_CONTENT', because, { cause: defect })
}

function defectOf(opened: AppPackage | AppBundle): FormatError | undefined {
  try {
    opened.verify()
    return undefined
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}

/**
 * Puts a package into the image: its folder in WindowsApps and its key below Staged. A package that is there
 * already, every file in its size, is left as it is; where files are missing or cut it is unpacked again.
 * @param frameworks written under the key, as Windows does for an app or bundle
 * @throws DismError PACKAGE_ALREADY_EXISTS when a package of that name with other content is there
 */
export function stagePackage(
  image: ForkedImage,
  opened: AppPackage | AppBundle,
  frameworks: readonly NamedPackage[],
  context: OperationContext,
): void {
  const fullName = packageFullName(opened.identity)
  const folder = appxFiles.packageFolder(fullName)
  const named = { fullName, familyName: packageFamilyName(opened.identity) }
  const kept = isStagedAlready(image, opened, fullName, context)
  const isAdded = !kept || isAddedSinceRun(image, named)
  if (!kept) {
    if (image.volume.stat(folder)) image.volume.remove(folder)
    image.volume.createFolder(folder)
    for (const file of opened.files) image.volume.write(joinPath(folder, file.path), file.content)
  }
  const bundle = opened.kind === 'bundle'
  const key = appxKeys.stagedPackage(named.familyName, fullName)
  image.registry.deleteKey('SOFTWARE', key)
  writePackageKey(image, key, fullName, bundle, frameworks)
  if (isAdded) markAddedSinceRun(image, key)
}

/** A key with the path of the package's manifest, and a subkey a framework with the path of its own. */
export function writePackageKey(
  image: ForkedImage,
  key: string,
  fullName: string,
  bundle: boolean,
  frameworks: readonly Pick<NamedPackage, 'fullName'>[],
): void {
  image.registry.setString('SOFTWARE', key, 'Path', manifestPathValue(fullName, bundle))
  for (const framework of frameworks)
    image.registry.setString(
      'SOFTWARE',
      `${key}\\${framework.fullName}`,
      'Path',
      manifestPathValue(framework.fullName, false),
    )
}

function isStagedAlready(
  image: ForkedImage,
  opened: AppPackage | AppBundle,
  fullName: string,
  context: OperationContext,
): boolean {
  const path = joinPath(appxFiles.packageFolder(fullName), BLOCK_MAP)
  const given = opened.files.find((file) => file.path === BLOCK_MAP)
  if (image.volume.stat(path)?.kind !== 'file' || !given) return false
  const same = equalBytes(readAll(image.volume.open(path)), readAll(given.content))
  const because = `its block map ${same ? 'is' : 'is not'} the one in the image`
  if (!context.decide(sameContent, fullName, same, because))
    throw new DismError('PACKAGE_ALREADY_EXISTS', `${fullName} is in the image with other content`)
  return opened.files.every((file) => {
    const staged = image.volume.stat(joinPath(appxFiles.packageFolder(fullName), file.path))
    return staged?.kind === 'file' && staged.size === file.size
  })
}

function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
