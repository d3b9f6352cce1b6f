import type { ErrorName } from '../../errors/catalogue.ts'
import { DismError } from '../../errors/DismError.ts'
import { cleanUpComponents } from '../../servicing/health/cleanUpComponents.ts'
import { cleanUpServicePack } from '../../servicing/health/cleanUpServicePack.ts'
import { readHealth } from '../../servicing/health/readHealth.ts'
import { restoreHealth } from '../../servicing/health/restoreHealth.ts'
import { revertPendingActions } from '../../servicing/health/revertPendingActions.ts'
import { scanHealth } from '../../servicing/health/scanHealth.ts'
import type { ImageHealth } from '../../servicing/health/StoreDamage.ts'
import { progressBar } from '../output/progressBar.ts'
import type { CleanupAction } from './cleanupImage.ts'
import type { CommandSession } from './Command.ts'

/** What dism.exe says of a store. */
const HEALTH_LINES: { readonly [health in ImageHealth]: string } = {
  healthy: 'No component store corruption detected.\n',
  repairable: 'The component store is repairable.\n',
  nonRepairable: 'The component store cannot be repaired.\n',
}

/**
 * Errors of what no source has: the bar has come to its end then. Sources: published output of 6.3.9600 (a download) and
 * of 10.0.22000 (no source); that it is the same with a policy is inferred.
 */
const WITHOUT_SOURCE: ReadonlySet<ErrorName> = new Set<ErrorName>([
  'CBS_SOURCE_MISSING',
  'CBS_DOWNLOAD_FAILURE',
  'CBS_GROUPPOLICY_DISALLOWED',
])

/** What each option of /Cleanup-Image does. Lines as in public reports; only the last bar of each is drawn. */
export const CLEANUP_ACTIONS: { readonly [action in CleanupAction]: (session: CommandSession) => void } = {
  checkhealth: ({ image, judge, write }) => write(HEALTH_LINES[readHealth(image, judge)]),
  scanhealth: ({ carryOut, write }) => {
    const health = carryOut(scanHealth())
    write(progressBar(100) + HEALTH_LINES[health])
  },
  restorehealth: ({ carryOut, host, options, target, write }) => {
    const sources = options.get('source') ?? []
    const limitAccess = options.has('limitaccess')
    try {
      carryOut(restoreHealth({ host, sources, limitAccess, online: target.kind === 'online' }))
    } catch (error) {
      if (error instanceof DismError && WITHOUT_SOURCE.has(error.code)) write(progressBar(100))
      throw error
    }
    write(`${progressBar(100)}The restore operation completed successfully.\n`)
  },
  startcomponentcleanup: ({ carryOut, options, write }) => {
    carryOut(cleanUpComponents({ resetBase: options.has('resetbase'), defer: options.has('defer') }))
    write(progressBar(100))
  },
  revertpendingactions: ({ carryOut, target, write }) => {
    write('Reverting pending actions from the image...\n')
    carryOut(revertPendingActions(target.kind === 'online'))
    write('The operation completed. Revert of pending actions will be attempted after the reboot.\n')
  },
  spsuperseded: ({ carryOut, write }) => {
    const removed = carryOut(cleanUpServicePack())
    write(
      removed
        ? 'Service Pack Cleanup operation completed.\n'
        : 'Service Pack Cleanup cannot proceed: No Service Pack backup files were found.\n',
    )
  },
}
