import { isInAuditMode } from '../../../src/image/readSetupState.ts'
import { recordRun } from '../../../src/servicing/appx/runHistory.ts'
import type { Operation } from '../../../src/servicing/Operation.ts'
import { settleFeatures } from '../../../src/servicing/features/settleFeatures.ts'
import { settlePackages } from '../../../src/servicing/packages/settlePackages.ts'
import { SETUP_STATES } from '../../presets/setupStates.ts'
import { ADMINISTRATOR, signInAdministrator } from '../signIn.ts'
import { MachineError } from '../MachineError.ts'
import { SHUT_DOWN, STARTED } from '../MachineState.ts'
import { setSetupState } from '../setSetupState.ts'
import type { LifeEvent } from './LifeEvent.ts'

/** What a start leads to. */
export interface BootReport {
  readonly audit: boolean
}

/** What waited for a start of Windows is done. */
export const finishWaiting: Operation = function* (fork, context) {
  yield* settlePackages()(fork, context)
  settleFeatures(fork, context)
}

/** The computer starts: what waited for that is done. In audit mode the built-in administrator is signed in. */
export const boot: LifeEvent<BootReport> = (state, image) => {
  if (state.running) throw new MachineError('the machine runs already')
  const audit = isInAuditMode(image)
  return {
    *operation(fork, context) {
      yield* finishWaiting(fork, context)
      if (audit) yield* signInAdministrator()(fork, context)
      return { audit }
    },
    next: () => (audit ? { ...STARTED, user: ADMINISTRATOR } : STARTED),
  }
}

/** The computer shuts down. What it has then counts as having run: rule appx.optimize.added. */
export const shutDown: LifeEvent<void> = (state) => {
  if (!state.running) throw new MachineError('the machine is shut down already')
  return {
    *operation(fork) {
      yield { label: 'shut down' }
      recordRun(fork)
    },
    next: () => SHUT_DOWN,
  }
}

/** The computer restarts in audit mode, as with Ctrl+Shift+F3 in OOBE, or `sysprep /audit` later. */
export const enterAudit: LifeEvent<BootReport> = () => ({
  *operation(fork, context) {
    yield { label: 'restart in audit mode' }
    recordRun(fork)
    yield* finishWaiting(fork, context)
    setSetupState(fork, SETUP_STATES.audit)
    yield* signInAdministrator()(fork, context)
    return { audit: true }
  },
  next: () => ({ ...STARTED, user: ADMINISTRATOR }),
})
