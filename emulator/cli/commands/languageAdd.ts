import { addLanguage } from '../../../src/servicing/languages/changeLanguages.ts'
import { languagePackFor } from '../../machine/languagePackFor.ts'
import { carryOut } from '../carryOut.ts'
import type { Command } from '../Command.ts'
import { describeLanguageChange } from '../describeLanguageChange.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator language add`: installs a UI language by its language pack. */
export const languageAdd: Command = {
  operands: ['folder', 'tag'],
  options: {},
  notes: ['Provisioned bundles stay as they are: those that are stale then must be added again with dism.'],
  run(input) {
    const [, tag = ''] = input.operands
    return carryOut(
      input,
      systemClock(),
      () => addLanguage(tag, languagePackFor),
      (change) => describeLanguageChange('installed', change),
    )
  },
}
