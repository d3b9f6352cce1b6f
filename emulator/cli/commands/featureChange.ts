import { changeFeatureNow } from '../../../src/servicing/features/changeFeatureNow.ts'
import { carryOut } from '../carryOut.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator feature enable`: enables a feature, with those that it needs. */
export const featureEnable = featureChange(true)

/** `dismulator feature disable`: disables a feature, with those that need it. */
export const featureDisable = featureChange(false)

function featureChange(enable: boolean): Command {
  return {
    operands: ['folder', 'feature'],
    options: {},
    notes: [
      'Features as "dism /Get-Features" lists them, and at once: as if Windows was restarted when the feature needs that.',
      'Server 2012 and 2012 R2 have Server-Gui-Mgmt, Server-Gui-Shell and DesktopExperience, each on top of the one',
      'before. App packages need the last.',
    ],
    run(input) {
      const [, feature = ''] = input.operands
      const done = enable ? 'enabled' : 'disabled'
      return carryOut(
        input,
        systemClock(),
        () => changeFeatureNow(feature, enable),
        ({ feature: named, changed }) =>
          changed.length === 0 ? `${named} was ${done} already\n` : `${done} ${changed.join(', ')}\n`,
      )
    },
  }
}
