import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ComponentFile } from '../../formats/mum/ComponentManifest.ts'
import { componentKeyForm } from '../../formats/mum/componentKeyForm.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { Judge } from '../../rules/Judge.ts'
import { manifestPath } from '../packages/cbsPaths.ts'
import { findStaged } from '../packages/componentStore.ts'
import { formatPackageIdentity, parsePackageIdentity, sameIdentity } from '../packages/packageIdentity.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import type { RegisteredPackage } from '../packages/readPackages.ts'
import { storePaths } from '../packages/storePaths.ts'
import { wantedUpdates } from '../packages/wantedUpdates.ts'
import { hasHash } from './hasHash.ts'
import { changeFinished, componentThere, fileSound, manifestSound } from './healthRules.ts'
import type { StoreDamage } from './StoreDamage.ts'

/** What is damaged of a package of an image, and of its components. */
export function findDamage(image: ImageReader, registered: RegisteredPackage, judge: Judge): readonly StoreDamage[] {
  const { identity, currentState = CURRENT_STATES.absent } = registered
  const unfinished = unfinishedGoal(registered)
  const left = unfinished ? `CurrentState 0x${currentState.toString(16)}` : 'nothing of it is under way'
  if (!judge.decide(changeFinished, identity, unfinished === undefined, left) && unfinished)
    return [{ kind: 'package', identity, goal: unfinished }]
  const manifest = readPackageManifest(image, identity)
  const parsed = parsePackageIdentity(identity)
  const isOwn = typeof manifest !== 'string' && parsed !== undefined && sameIdentity(manifest.identity, parsed)
  const because = typeof manifest === 'string' ? manifest : isOwn ? 'it can be read' : 'it is that of another'
  if (!judge.decide(manifestSound, identity, isOwn, because) || typeof manifest === 'string') {
    const path = manifestPath(identity)
    const sources = [path, path.replace(/^Windows\\/, ''), `${identity}.mum`]
    return [{ kind: 'file', path, sources, sha256: undefined }]
  }
  return componentsOf(manifest, registered).flatMap((component) => componentDamage(image, component, judge))
}

/** What a package that was left half done is to become; undefined for any other. */
function unfinishedGoal(registered: RegisteredPackage): 'installed' | 'absent' | undefined {
  const { currentState: state } = registered
  const { resolving, resolved, staging, installPending, uninstallPending } = CURRENT_STATES
  if (state === resolving || state === resolved || state === staging) return 'absent'
  if (registered.waits()) return undefined
  if (state === uninstallPending) return 'installed'
  return state === installPending ? 'absent' : undefined
}

function componentsOf(manifest: PackageManifest, registered: RegisteredPackage): readonly AssemblyIdentity[] {
  const { currentState = CURRENT_STATES.absent } = registered
  if (currentState < CURRENT_STATES.superseded) return []
  return wantedUpdates(manifest, registered).flatMap(({ components }) => components)
}

function componentDamage(image: ImageReader, identity: AssemblyIdentity, judge: Judge): readonly StoreDamage[] {
  const staged = findStaged(image, identity)
  const keyForm = staged?.keyForm ?? componentKeyForm(identity)
  const path = storePaths.manifest(keyForm)
  const isThere = image.volume.stat(path)?.kind === 'file'
  const because = isThere ? 'its manifest is there' : `there is no ${path}`
  if (!judge.decide(componentThere, formatPackageIdentity(identity), isThere, because))
    return [{ kind: 'file', path, sources: sourcesOf(path), sha256: undefined }]
  return (staged?.manifest?.files ?? []).flatMap((file) => fileDamage(image, keyForm, file, judge))
}

function fileDamage(image: ImageReader, keyForm: string, file: ComponentFile, judge: Judge): readonly StoreDamage[] {
  const isFile = (path: string) => image.volume.stat(path)?.kind === 'file'
  const source = joinPath(storePaths.folder(keyForm), file.sourceName ?? file.name)
  const path = [source, joinPath(storePaths.folder(keyForm), file.name)].find(isFile) ?? source
  const isThere = isFile(path)
  const same = isThere && hasHash(image.volume.open(path), file.sha256)
  const because = same ? 'it is as it was' : isThere ? 'its content is another' : 'it is not there'
  if (judge.decide(fileSound, path, same, because)) return []
  return [{ kind: 'file', path, sources: sourcesOf(path), sha256: file.sha256 }]
}

/** Below the root of an image, its Windows folder, its WinSxS, an expanded package. */
function sourcesOf(path: string): readonly string[] {
  const inStore = path.slice(storePaths.root.length + 1)
  return [path, `WinSxS\\${inStore}`, inStore, inStore.replace(/^Manifests\\/, '')]
}
