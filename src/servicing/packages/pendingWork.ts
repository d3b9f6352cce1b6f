import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { cbsKeys } from './cbsPaths.ts'
import { CURRENT_STATES } from './packageStates.ts'
import type { RegisteredPackage } from './readPackages.ts'
import { storePaths } from './storePaths.ts'

/** Whether something of the image waits for its next start. */
export function hasPendingWork(image: ImageReader): boolean {
  return image.registry.key('SOFTWARE', cbsKeys.packagesPending) !== undefined
}

/** Whether a package itself waits for the next start. */
export function isPending({ currentState }: Pick<RegisteredPackage, 'currentState'>): boolean {
  return currentState === CURRENT_STATES.installPending || currentState === CURRENT_STATES.uninstallPending
}

/**
 * Notes that packages wait for the next start. Scripts look at these places; what the transaction would do is told by
 * the states of the packages, so that `pending.xml` is a stand-in.
 * @param online whether the Windows of the image runs, which must restart then
 */
export function notePending(image: ForkedImage, identities: readonly string[], online: boolean): void {
  const { registry, volume } = image
  for (const identity of identities) registry.createKey('SOFTWARE', `${cbsKeys.packagesPending}\\${identity}`)
  if (online) registry.createKey('SOFTWARE', cbsKeys.rebootPending)
  volume.write(storePaths.pendingTransaction, new TextEncoder().encode(TRANSACTION))
}

/** Notes that these packages do not wait any more. */
export function noteSettled(image: ForkedImage, identities: readonly string[]): void {
  const { registry } = image
  if (!hasPendingWork(image)) return
  for (const identity of identities) registry.deleteKey('SOFTWARE', `${cbsKeys.packagesPending}\\${identity}`)
  if (registry.key('SOFTWARE', cbsKeys.packagesPending)?.subkeyNames().length === 0) clearPending(image)
}

/** Notes that nothing waits any more. */
export function clearPending(image: ForkedImage): void {
  const { registry, volume } = image
  registry.deleteKey('SOFTWARE', cbsKeys.packagesPending)
  registry.deleteKey('SOFTWARE', cbsKeys.rebootPending)
  if (volume.stat(storePaths.pendingTransaction)) volume.remove(storePaths.pendingTransaction)
}

const TRANSACTION = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<!-- simulated: what waits is told by the states of the packages -->',
  '<PendingTransaction Version="3.1" xmlns="urn:schemas-microsoft-com:asm.v3"/>',
  '',
].join('\r\n')
