import { removeLanguage } from '../../../src/servicing/languages/changeLanguages.ts'
import { isOobeDue } from '../../machine/completeOobe.ts'
import { carryOut } from '../carryOut.ts'
import type { Command } from '../Command.ts'
import { describeLanguageChange } from '../describeLanguageChange.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator language remove`: removes a UI language, as removing its language pack does. */
export const languageRemove: Command = {
  operands: ['folder', 'tag'],
  options: {},
  notes: ['Provisioned bundles stay as they are: those that are stale then must be added again with dism.'],
  run(input) {
    const [, tag = ''] = input.operands
    return carryOut(
      input,
      systemClock(),
      (image) => removeLanguage(tag, !isOobeDue(image)),
      (change) => describeLanguageChange('removed', change),
    )
  },
}
