import { DismError } from '../../errors/DismError.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { forgetPackage, setPackageOwner, setPackageState } from '../packages/writePackages.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { OWNER_KINDS } from '../packages/cbsPaths.ts'
import { notePending } from '../packages/pendingWork.ts'
import { PRODUCT_KEY } from './editionPaths.ts'
import { checkProductKey } from './productKeys.ts'
import { currentEdition, editionPackage, targetEditions } from './targetEditions.ts'
import { editionOnline, editionShown, editionTarget, licenseAccepted } from './rules.ts'
import { writeEdition } from './writeEdition.ts'

/** A wish for another edition. */
export interface EditionRequest {
  /** EditionID, in any case. */
  readonly edition: string
  readonly productKey?: string | undefined
  /** Whether the license terms are accepted. */
  readonly accepted: boolean
  /** Whether the image is the running Windows. */
  readonly online: boolean
}

/** What came of it. */
export interface EditionChange {
  /** EditionID as Windows writes it. */
  readonly edition: string
  /** Identity of the package that goes, when the image has one. */
  readonly removed: string | undefined
  readonly keyInstalled: boolean
}

/**
 * Changes an image to a higher edition: its package is installed and that of the edition before goes; online both wait
 * for the restart.
 *
 * Throws DismError NOT_SUPPORTED, EDITION_ONLINE, INVALID_COMMAND, EDITION_NOT_A_TARGET, PRODUCT_KEY_INVALID.
 */
export function setEdition(request: EditionRequest): Operation<EditionChange> {
  return function* (image, context) {
    const before = currentEdition(image, context)
    checkOnline(image, context, request)
    const targets = targetEditions(image, context)
    const edition = targets.find((one) => one.toLowerCase() === request.edition.toLowerCase())
    const because = `${before} can become ${targets.join(', ') || 'nothing else'}`
    const isTarget = (found: string | undefined): found is string =>
      context.decide(editionTarget, request.edition, found !== undefined, because)
    if (!isTarget(edition)) throw new DismError('EDITION_NOT_A_TARGET', `${request.edition}: ${because}`)
    const key = request.productKey === undefined ? undefined : checkProductKey(context, request.productKey, edition)

    if (key !== undefined) {
      yield { label: 'install product key' }
      writeProductKey(image, key)
    }
    yield { label: `change ${before} to ${edition}` }
    const removed = replacePackage(image, before, edition, request.online, context.now())
    yield { label: `apply the settings of ${edition}`, done: 0.7, pointOfNoReturn: true }
    const shows = request.online ? 'its packages wait for the restart' : 'the image is offline'
    if (context.decide(editionShown, edition, true, shows)) writeEdition(image, before, edition, context)
    return { edition, removed, keyInstalled: key !== undefined }
  }
}

/**
 * Gives an image a product key.
 *
 * Throws DismError NOT_SUPPORTED for Windows PE, PRODUCT_KEY_INVALID.
 */
export function setProductKey(text: string): Operation {
  return function* (image, context) {
    const key = checkProductKey(context, text, currentEdition(image, context))
    yield { label: 'install product key' }
    writeProductKey(image, key)
  }
}

/** @throws DismError EDITION_ONLINE for a client that runs, INVALID_COMMAND for a server without what it needs */
export function checkOnline(
  image: ImageReader,
  judge: Judge,
  { edition, online, accepted, productKey }: EditionRequest,
): void {
  if (!online) return
  checkRunningServer(image, judge, edition)
  const enough = accepted && productKey !== undefined
  const because = enough ? 'the terms are accepted, there is a key' : 'there is no /AcceptEula with /ProductKey'
  if (!judge.decide(licenseAccepted, edition, enough, because))
    throw new DismError('INVALID_COMMAND', `a running server needs /AcceptEula and /ProductKey: ${because}`)
}

/** @throws DismError EDITION_ONLINE for a client */
export function checkRunningServer(image: ImageReader, judge: Judge, edition: string): void {
  const { installationType } = image.identity()
  const because = `InstallationType is ${installationType}`
  if (!judge.decide(editionOnline, edition, installationType.startsWith('Server'), because))
    throw new DismError('EDITION_ONLINE', `the running Windows is no server: ${because}`)
}

function replacePackage(
  image: ForkedImage,
  before: string,
  edition: string,
  online: boolean,
  now: bigint,
): string | undefined {
  const old = editionPackage(image, before)
  const target = editionPackage(image, edition)
  if (target) {
    const state = online ? CURRENT_STATES.installPending : CURRENT_STATES.installed
    setPackageState(image, target.identity, state, now)
    const owner = { identity: target.identity, kind: OWNER_KINDS.own, intendedState: CURRENT_STATES.installed }
    setPackageOwner(image, target.identity, owner)
  }
  if (old && online) {
    setPackageState(image, old.identity, CURRENT_STATES.uninstallPending, now)
    const owner = { identity: old.identity, kind: OWNER_KINDS.own, intendedState: CURRENT_STATES.absent }
    setPackageOwner(image, old.identity, owner)
  } else if (old) forgetPackage(image, old.identity, [])
  const waiting = [target, old].flatMap((one) => one?.identity ?? [])
  if (online && waiting.length > 0) notePending(image, waiting, true)
  return old?.identity
}

function writeProductKey({ registry }: ForkedImage, key: string): void {
  registry.setString('SOFTWARE', PRODUCT_KEY.key, PRODUCT_KEY.value, key)
}
