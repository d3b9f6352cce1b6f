import { compareVersions } from '../compareVersions.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import { isSafeRelativePath } from '../../formats/zip/isSafeRelativePath.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { joinPath, parentPath, splitPath } from '../../image/WindowsPath.ts'
import { findStaged } from './componentStore.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackages, type RegisteredPackage } from './readPackages.ts'
import { RUNTIME_FOLDERS } from './runtimeFolders.ts'
import { wantedUpdates } from './wantedUpdates.ts'

/** Where files of components for 32-bit programs lie on a 64-bit Windows. */
const PLACES_OF_32: readonly (readonly [folder: string, place: string])[] = [
  ['Windows\\System32\\', 'Windows\\SysWOW64\\'],
  ['Program Files\\', 'Program Files (x86)\\'],
]

/**
 * Brings the files of components to where Windows uses them: hard links into WinSxS, those of the highest version that
 * an installed package has. Files of components that no package has any more go; what has taken their place stays.
 * Registry values that components bring are not simulated.
 * @param touched components of packages whose state has changed
 */
export function projectComponents(image: ForkedImage, touched: readonly AssemblyIdentity[]): void {
  if (touched.length === 0) return
  const winners = componentsInUse(image)
  for (const identity of touched) {
    const winner = winners.get(familyOf(identity))
    if (!winner || winner.version !== identity.version) unlinkFiles(image, identity)
  }
  for (const family of new Set(touched.map(familyOf))) {
    const winner = winners.get(family)
    if (winner) linkFiles(image, winner)
  }
}

/** The components of installed packages, the highest version of each. */
function componentsInUse(image: ImageReader): ReadonlyMap<string, AssemblyIdentity> {
  const winners = new Map<string, AssemblyIdentity>()
  for (const registered of readPackages(image)) {
    if (!isInUse(registered)) continue
    const manifest = readPackageManifest(image, registered.identity)
    if (typeof manifest === 'string') continue
    for (const component of wantedUpdates(manifest, registered).flatMap((update) => update.components)) {
      const family = familyOf(component)
      const known = winners.get(family)
      if (!known || compareVersions(known.version, component.version) < 0) winners.set(family, component)
    }
  }
  return winners
}

/** Installed, and what goes at the next start only. */
function isInUse({ currentState = 0 }: RegisteredPackage): boolean {
  return currentState >= CURRENT_STATES.installed || currentState === CURRENT_STATES.uninstallPending
}

function familyOf(identity: AssemblyIdentity): string {
  return formatPackageIdentity({ ...identity, version: '' }).toLowerCase()
}

function linkFiles(image: ForkedImage, identity: AssemblyIdentity): void {
  const { volume } = image
  for (const { stored, destination } of filesOf(image, identity)) {
    const there = volume.stat(destination)
    if (there?.kind === 'folder' || there?.fileId === volume.stat(stored)?.fileId) continue
    if (there) volume.remove(destination)
    volume.createFolder(parentPath(destination))
    volume.link(stored, destination)
  }
}

function unlinkFiles(image: ForkedImage, identity: AssemblyIdentity): void {
  const { volume } = image
  for (const { stored, destination } of filesOf(image, identity)) {
    const there = volume.stat(destination)
    if (there?.kind === 'file' && there.fileId === volume.stat(stored)?.fileId) volume.remove(destination)
  }
}

/** Where files of a component lie in WinSxS, and where Windows uses them. */
function filesOf(
  image: ImageReader,
  identity: AssemblyIdentity,
): readonly { readonly stored: string; readonly destination: string }[] {
  const staged = findStaged(image, identity)
  if (!staged?.manifest) return []
  return staged.manifest.files.flatMap(({ name, sourceName, destinationPath }) => {
    const stored = `${staged.folder}\\${sourceName ?? name}`
    const folder = destinationPath === undefined ? undefined : placeOf(destinationPath, identity, image)
    if (folder === undefined || image.volume.stat(stored)?.kind !== 'file') return []
    const destination = joinPath(...splitPath(folder), ...splitPath(name))
    return isSafeRelativePath(destination) ? [{ stored, destination }] : []
  })
}

/** A folder in which a file is put, or undefined when its variable is not known. */
function placeOf(path: string, { architecture }: AssemblyIdentity, image: ImageReader): string | undefined {
  const [, variable, rest = ''] = /^(\$\([^)]*\))(.*)$/.exec(path) ?? []
  const [, folder] = RUNTIME_FOLDERS.find(([one]) => one.toLowerCase() === variable?.toLowerCase()) ?? []
  if (folder === undefined) return undefined
  const whole = `${folder}\\${rest}`
  const serves32 = image.architecture().endsWith('64') && /^(x86|wow64)$/i.test(architecture)
  const moved = serves32 ? PLACES_OF_32.find(([known]) => whole.startsWith(known)) : undefined
  return moved ? moved[1] + whole.slice(moved[0].length) : whole
}
