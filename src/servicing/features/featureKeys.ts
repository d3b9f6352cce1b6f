import { cbsKeys, cbsNames } from '../packages/cbsPaths.ts'

/**
 * SOFTWARE: what was asked of the features of a package, a DWORD each: 0xff while nobody has asked, else 1 in the upper
 * half and the wanted state below, as in `CURRENT_STATES` (0: without payload). As in a hive of Windows 8.1.
 */
export function updatesKey(identity: string): string {
  return `${cbsKeys.package(identity)}\\${cbsNames.updates}`
}

/**
 * SOFTWARE: features whose change waits for the next start, a DWORD each: the state in which they are until then.
 * Ours, see the rule feature.state.settled.
 */
export function pendingKey(identity: string): string {
  return `${cbsKeys.package(identity)}\\UpdatesPending`
}

/** In the upper half of what was asked. */
export const ASKED = 0x10000
