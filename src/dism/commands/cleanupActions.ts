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
    carryOut(restoreHealth({ host, sources, limitAccess, online: target.kind === 'online' }))
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
