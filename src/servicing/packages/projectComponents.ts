import { DismError } from '../../errors/DismError.ts'
import { compareVersions } from '../compareVersions.ts'
import { filePlaced } from './addRules.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ComponentFile } from '../../formats/mum/ComponentManifest.ts'
import { isSafeRelativePath } from '../../formats/zip/isSafeRelativePath.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { joinPath, parentPath, splitPath } from '../../image/WindowsPath.ts'
import type { Judge } from '../../rules/Judge.ts'
import { componentPlace } from './componentRules.ts'
import { findStaged } from './componentStore.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { placeOf } from './placeOf.ts'
import { enterValues, removeValues } from './projectValues.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackages, type RegisteredPackage } from './readPackages.ts'
import { wantedUpdates } from './wantedUpdates.ts'

/**
 * Brings the files of components to where Windows uses them: hard links into WinSxS, those of the highest version that
 * an installed package has. Files of components that no package has any more go; what has taken their place stays.
 * So do their registry values.
 * @param touched components of packages whose state has changed
 * @param starting whether Windows starts: what lies in the way of a file stays then, and nothing fails
 * @throws DismError CBS_INSTALLERS_FAILED
 */
export function projectComponents(
  image: ForkedImage,
  touched: readonly AssemblyIdentity[],
  starting: boolean,
  judge: Judge,
): void {
  if (touched.length === 0) return
  const families = new Set(touched.map(familyOf))
  const { winners, others } = componentsInUse(image)
  for (const identity of [...touched, ...others.filter((one) => families.has(familyOf(one)))]) {
    const winner = winners.get(familyOf(identity))
    if (!winner || winner.version !== identity.version) {
      unlinkFiles(image, identity)
      removeValues(image, identity, () => winners.values())
    }
  }
  for (const family of families) {
    const winner = winners.get(family)
    if (!winner) continue
    tellPlaces(image, winner, judge)
    linkFiles(image, winner, starting, judge)
    enterValues(image, winner, judge)
  }
}

/** The components of installed packages: the highest version of each, and those that have a higher one. */
function componentsInUse(image: ImageReader): {
  readonly winners: ReadonlyMap<string, AssemblyIdentity>
  readonly others: readonly AssemblyIdentity[]
} {
  const winners = new Map<string, AssemblyIdentity>()
  const others: AssemblyIdentity[] = []
  for (const registered of readPackages(image)) {
    if (!isInUse(registered)) continue
    const manifest = readPackageManifest(image, registered.identity)
    if (typeof manifest === 'string') continue
    for (const component of wantedUpdates(manifest, registered).flatMap((update) => update.components)) {
      const family = familyOf(component)
      const known = winners.get(family)
      const wins = !known || compareVersions(known.version, component.version) < 0
      const loser = wins ? known : component
      if (loser) others.push(loser)
      if (wins) winners.set(family, component)
    }
  }
  return { winners, others }
}

/** Installed, and what goes at the next start only. */
function isInUse({ currentState = 0 }: RegisteredPackage): boolean {
  return currentState >= CURRENT_STATES.installed || currentState === CURRENT_STATES.uninstallPending
}

function familyOf(identity: AssemblyIdentity): string {
  return formatPackageIdentity({ ...identity, version: '' }).toLowerCase()
}

function linkFiles(image: ForkedImage, identity: AssemblyIdentity, starting: boolean, judge: Judge): void {
  const { volume } = image
  for (const { stored, destination } of filesOf(image, identity)) {
    const there = volume.stat(destination)
    const because = there?.kind === 'folder' ? 'a folder of that name lies there' : 'no folder of that name lies there'
    if (!judge.decide(filePlaced, destination, there?.kind !== 'folder', because)) {
      if (starting) continue
      throw new DismError('CBS_INSTALLERS_FAILED', `${destination}: ${because}`)
    }
    if (there?.fileId === volume.stat(stored)?.fileId) continue
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

/** Decides whether the files of a component can be put where its manifest says. */
function tellPlaces(image: ImageReader, identity: AssemblyIdentity, judge: Judge): void {
  const files = findStaged(image, identity)?.manifest?.files ?? []
  const placed = files.filter(({ destinationPath }) => destinationPath !== undefined)
  if (placed.length === 0) return
  const nowhere = placed.find((file) => destinationOf(file, identity, image) === undefined)
  const because = nowhere ? `${nowhere.name} to ${nowhere.destinationPath ?? ''}` : `${placed.length} files`
  judge.decide(componentPlace, formatPackageIdentity(identity), nowhere === undefined, because)
}

function destinationOf(file: ComponentFile, identity: AssemblyIdentity, image: ImageReader): string | undefined {
  const folder = file.destinationPath === undefined ? undefined : placeOf(file.destinationPath, identity, image)
  if (folder === undefined) return undefined
  const destination = joinPath(...splitPath(folder), ...splitPath(file.name))
  return isSafeRelativePath(destination) ? destination : undefined
}

/** Where files of a component lie in WinSxS, and where Windows uses them. */
function filesOf(
  image: ImageReader,
  identity: AssemblyIdentity,
): readonly { readonly stored: string; readonly destination: string }[] {
  const staged = findStaged(image, identity)
  if (!staged?.manifest) return []
  return staged.manifest.files.flatMap((file) => {
    const stored = `${staged.folder}\\${file.sourceName ?? file.name}`
    const destination = destinationOf(file, identity, image)
    if (destination === undefined || image.volume.stat(stored)?.kind !== 'file') return []
    return [{ stored, destination }]
  })
}
