import { DismError } from '../errors/DismError.ts'
import type { Judge } from '../rules/Judge.ts'
import { stubCommand } from '../servicing/appx/rules/addOptions.ts'
import type { Token } from './grammar/readTokens.ts'

/**
 * Decides whether /StubPackageOption stands where it can: a servicing option by name, it does nothing on its own.
 * @throws DismError OPTION_NOT_IN_CONTEXT
 */
export function checkStubOption(rest: readonly Token[], judge: Judge): void {
  const names = new Set(rest.map((token) => token.name))
  if (!names.has('stubpackageoption')) return
  const adds = names.has('add-provisionedappxpackage')
  const because = adds ? 'it stands with /Add-ProvisionedAppxPackage' : 'there is no /Add-ProvisionedAppxPackage'
  if (!judge.decide(stubCommand, '/StubPackageOption', adds, because))
    throw new DismError('OPTION_NOT_IN_CONTEXT', `/StubPackageOption: ${because}`, { args: ['/stubpackageoption'] })
}
