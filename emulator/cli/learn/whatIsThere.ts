import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'
import type { Machine } from '../../machine/Machine.ts'

/** Package names of the provisioned apps. */
export function provisionedApps({ image }: Machine): readonly string[] {
  return readProvisionedState(image, 'documented').map(({ packageName }) => packageName)
}

/** Full names of the resource packages that are provisioned. */
export function provisionedResources({ image }: Machine): readonly string[] {
  return readProvisionedState(image, 'documented').flatMap(({ packages }) =>
    packages.filter(({ kind }) => kind === 'resource').map(({ fullName }) => fullName),
  )
}

/** Full names of the packages that a user has whose name begins so. */
export function packagesOf({ image }: Machine, user: string, name: string): readonly string[] {
  const sid = image.users().find((one) => one.name === user)?.sid
  if (sid === undefined) return []
  return readUserRegistrations(image, sid).filter((one) => one.startsWith(name))
}

/** Whether the folder of a package is on drive C:. */
export function hasFolder({ image }: Machine, fullName: string): boolean {
  return image.volume.stat(`Program Files\\WindowsApps\\${fullName}`) !== undefined
}

/** Names of the folders of packages whose name begins so. */
export function foldersOf({ image }: Machine, name: string): readonly string[] {
  return image.volume
    .list('Program Files\\WindowsApps')
    .map((entry) => entry.name)
    .filter((one) => one.startsWith(name))
}
