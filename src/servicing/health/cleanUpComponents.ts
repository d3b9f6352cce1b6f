import { DismError } from '../../errors/DismError.ts'
import { componentKeyForm } from '../../formats/mum/componentKeyForm.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { compareVersions } from '../compareVersions.ts'
import type { Operation } from '../Operation.ts'
import { OWNER_KINDS } from '../packages/cbsPaths.ts'
import { findStaged } from '../packages/componentStore.ts'
import { releaseTypeFrom } from '../packages/judgePackage.ts'
import { newGoals } from '../packages/packageGoals.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { hasPendingWork } from '../packages/pendingWork.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackages, type RegisteredPackage } from '../packages/readPackages.ts'
import type { ReleaseType } from '../packages/releaseTypes.ts'
import { retirePackage } from '../packages/retirePackage.ts'
import { storePaths } from '../packages/storePaths.ts'
import { setPackageOwner } from '../packages/writePackages.ts'
import {
  baseReset,
  cleanupPending,
  cleanupSince,
  componentUnused,
  resetDeferred,
  type CleanupOption,
} from './healthRules.ts'

/** How components are cleaned up. */
export interface CleanupOptions {
  /** Whether all that is superseded goes, for good. */
  readonly resetBase: boolean
  /** Whether that is left to the next maintenance. */
  readonly defer: boolean
}

const UPDATES: ReadonlySet<ReleaseType> = new Set<ReleaseType>([
  'CriticalUpdate',
  'Hotfix',
  'SecurityUpdate',
  'SoftwareUpdate',
  'Update',
  'UpdateRollup',
  'ServicePack',
])

/** Cleans up the component store. Throws DismError NOT_SUPPORTED, CBS_PENDING. */
export function cleanUpComponents({ resetBase, defer }: CleanupOptions): Operation {
  return function* (image, context) {
    checkSupport(image, 'StartComponentCleanup', context)
    if (resetBase) checkSupport(image, 'ResetBase', context)
    if (defer) checkSupport(image, 'Defer', context)
    yield { label: 'look what waits' }
    checkNothingWaits(image, context)
    const how = defer ? 'Defer is given' : 'Defer is not given'
    if (context.decide(resetDeferred, 'the component store', resetBase && defer, how)) return
    const why = resetBase ? 'ResetBase is given' : 'ResetBase is not given'
    if (context.decide(baseReset, 'the component store', resetBase, why)) {
      yield { label: 'reset the base', done: 0.2 }
      resetPackages(image, context)
    }
    yield { label: 'delete components', done: 0.5, pointOfNoReturn: true }
    deleteUnused(image, context)
  }
}

/** @throws DismError NOT_SUPPORTED for an image that is older than an option */
function checkSupport(image: ImageReader, option: CleanupOption, judge: Judge): void {
  const { version } = image.identity()
  const since = judge.variant(cleanupSince).value?.since[option] ?? '0'
  if (!judge.decide(cleanupSince, `/${option}`, compareVersions(version, since) >= 0, `the image is ${version}`))
    throw new DismError('NOT_SUPPORTED', `/${option} is not for the image: it is ${version}`)
}

/** @throws DismError CBS_PENDING */
function checkNothingWaits(image: ImageReader, judge: Judge): void {
  const waits = hasPendingWork(image)
  const because = waits ? 'packages wait for the next start' : 'nothing waits for the next start'
  if (judge.decide(cleanupPending, 'the component store', waits, because)) throw new DismError('CBS_PENDING', because)
}

function resetPackages(image: ForkedImage, judge: Judge): void {
  const plan = newGoals(image)
  for (const registered of readPackages(image)) {
    const { identity, currentState = CURRENT_STATES.absent } = registered
    if (currentState === CURRENT_STATES.superseded) retirePackage(image, plan, identity)
    else if (currentState >= CURRENT_STATES.installed && isUpdate(image, registered, judge))
      setPackageOwner(image, identity, { identity, kind: OWNER_KINDS.own, intendedState: CURRENT_STATES.permanent })
  }
}

function isUpdate(image: ImageReader, { identity }: RegisteredPackage, judge: Judge): boolean {
  return UPDATES.has(releaseTypeFrom(identity, readPackageManifest(image, identity), judge))
}

function deleteUnused(image: ForkedImage, judge: Judge): void {
  const used = componentsUsed(image)
  const { volume } = image
  const listed = (path: string) => (volume.stat(path)?.kind === 'folder' ? volume.list(path) : [])
  const folders = listed(storePaths.root).filter(({ name, kind }) => kind === 'folder' && isKeyForm(name))
  const manifests = listed(storePaths.manifests)
  const keyForms = new Set([...folders, ...manifests].map(({ name }) => name.replace(/\.manifest$/i, '')))
  for (const keyForm of keyForms) {
    const isUsed = used.has(keyForm.toLowerCase())
    const because = isUsed ? 'a package of the image has it' : 'no package of the image has it'
    if (!judge.decide(componentUnused, keyForm, !isUsed, because)) continue
    for (const path of [storePaths.folder(keyForm), storePaths.manifest(keyForm)])
      if (volume.stat(path)) volume.remove(path)
  }
}

/** Names of components end with a hash; other folders in WinSxS do not. */
function isKeyForm(name: string): boolean {
  return /^[^_]+_.+_[0-9a-f]{16}$/i.test(name)
}

function componentsUsed(image: ImageReader): ReadonlySet<string> {
  const used = new Set<string>()
  for (const { identity } of readPackages(image)) {
    const manifest = readPackageManifest(image, identity)
    if (typeof manifest === 'string') continue
    for (const component of manifest.updates.flatMap(({ components }) => components))
      used.add((findStaged(image, component)?.keyForm ?? componentKeyForm(component)).toLowerCase())
  }
  return used
}
