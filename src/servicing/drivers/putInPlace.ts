import type { DriverFile, DriverService } from '../../formats/inf/DriverInf.ts'
import { readMultiString, servicePath } from '../../image/readWindowsFacts.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { CheckedDriver } from './checkDriver.ts'
import { DIRECTORIES, driverFolders, lockdownKey, STORE_DIRECTORY } from './driverPaths.ts'

/** Value of services and locked files: the published names of the packages that need them. */
const OWNERS = 'Owners'

/** Class of a locked file that belongs to a driver package. */
const LOCKED = 5

/**
 * Puts the services and files of a boot-critical driver package where Windows starts from. A service that is there
 * already is only owned; so is a file that is not locked for a driver package, being another's.
 */
export function putInPlace(image: ForkedImage, checked: CheckedDriver, published: string): void {
  const { volume, registry } = image
  for (const file of checked.files) {
    const path = placeOf(file)
    if (path === undefined) continue
    const key = lockdownKey(belowWindows(path))
    const owned = registry.key('SOFTWARE', key) !== undefined
    if (owned || volume.stat(path) === undefined) replaceFile(volume, path, file.content)
    else continue
    if (!checked.driver.pnpLockdown) continue
    const source = `%SystemRoot%${belowWindows(`${driverFolders.store(checked.store)}\\${file.source}`, '\\')}`
    registry.setDword('SOFTWARE', key, 'Class', LOCKED)
    addOwner(image, 'SOFTWARE', key, published)
    registry.setExpandString('SOFTWARE', key, 'Source', source)
  }
  for (const install of checked.targeted.installs.keys())
    for (const service of checked.targeted.services(install)) writeService(image, service, checked, published)
}

/** Where a file belongs: undefined when that is the store, or not known before the driver runs. */
export function placeOf({ dirId, target }: DriverFile): string | undefined {
  const folder = dirId === STORE_DIRECTORY ? undefined : DIRECTORIES[dirId]
  const path = folder === undefined ? undefined : joinPath(folder, target)
  // The hives are being written to, and no driver's file.
  return path === undefined || /^Windows\\System32\\config(\\|$)/i.test(path) || !path.startsWith('Windows\\')
    ? undefined
    : path
}

/** A path below the Windows folder, as seen from there. */
export function belowWindows(path: string, before = ''): string {
  return before + path.slice('Windows\\'.length)
}

function writeService(image: ForkedImage, service: DriverService, checked: CheckedDriver, published: string): void {
  const { registry } = image
  const key = servicePath(registry, service.name)
  const path = imagePath(service, checked.store)
  const known = registry.key('SYSTEM', key)?.value('Start') !== undefined
  addOwner(image, 'SYSTEM', key, published)
  if (known) return
  registry.setDword('SYSTEM', key, 'Type', service.type)
  registry.setDword('SYSTEM', key, 'Start', service.start)
  registry.setDword('SYSTEM', key, 'ErrorControl', service.errorControl)
  if (path !== undefined) registry.setExpandString('SYSTEM', key, 'ImagePath', path)
  if (service.group !== undefined) registry.setString('SYSTEM', key, 'Group', service.group)
  if (service.dependencies.length > 0) registry.setMultiString('SYSTEM', key, 'DependOnService', service.dependencies)
  const { displayName, rawDisplayName } = service
  const isToken = rawDisplayName !== undefined && /^%[^%]+%$/.test(rawDisplayName)
  if (displayName !== undefined)
    registry.setString(
      'SYSTEM',
      key,
      'DisplayName',
      isToken ? `@${published},${rawDisplayName};${displayName}` : displayName,
    )
}

/** A boot driver is named from the Windows folder, before there is a system root. */
function imagePath({ binary, start }: DriverService, store: string): string | undefined {
  const [, dirId = '', name = ''] = /^%(\d+)%\\?(.*)$/.exec(binary) ?? []
  const folder = dirId === STORE_DIRECTORY ? driverFolders.store(store) : DIRECTORIES[dirId]
  if (folder?.startsWith('Windows') !== true) return undefined
  const path = belowWindows(joinPath(folder, name))
  return start === 0 ? path : `\\SystemRoot\\${path}`
}

function addOwner({ registry }: ForkedImage, hive: 'SYSTEM' | 'SOFTWARE', key: string, published: string): void {
  const owners = readMultiString(registry.key(hive, key), OWNERS)
  if (!owners.includes(published)) registry.setMultiString(hive, key, OWNERS, [...owners, published])
}

/**
 * Takes a package from the owners of a key.
 * @returns whether others are left; false too when the package was none of them and there are no others
 */
export function dropOwner(image: ForkedImage, hive: 'SYSTEM' | 'SOFTWARE', key: string, published: string): boolean {
  const owners = readMultiString(image.registry.key(hive, key), OWNERS)
  const left = owners.filter((one) => one.toLowerCase() !== published.toLowerCase())
  if (left.length > 0 && left.length < owners.length) image.registry.setMultiString(hive, key, OWNERS, left)
  return left.length > 0
}

/** Whether a package is among the owners of a key. */
export function isOwner(
  { registry }: ForkedImage,
  hive: 'SYSTEM' | 'SOFTWARE',
  key: string,
  published: string,
): boolean {
  return readMultiString(registry.key(hive, key), OWNERS).some((one) => one.toLowerCase() === published.toLowerCase())
}
