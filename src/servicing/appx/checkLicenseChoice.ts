import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { AddRequest } from './AddRequest.ts'
import { licenseChoice } from './rules/addOptions.ts'

/**
 * Decides whether a package may be added without a word on its license. A folder brings its own.
 * @throws DismError INVALID_COMMAND
 */
export function checkLicenseChoice({ main, licenses = [], skipLicense }: AddRequest, judge: Judge): void {
  if (main.kind === 'folder') return
  const chosen = skipLicense || licenses.length > 0
  const required = judge.variant(licenseChoice).value?.required === true
  const because = chosen ? 'a license or /SkipLicense is given' : 'neither a license nor /SkipLicense is given'
  if (!judge.decide(licenseChoice, main.file, chosen || !required, because))
    throw new DismError('INVALID_COMMAND', `${main.file}: ${because}`)
}
