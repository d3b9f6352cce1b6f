import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { noRunningApp } from './rules/users.ts'

/**
 * Decides whether an app can be added to a running Windows while these apps run.
 * @param running full names of the app packages that run
 * @throws DismError PACKAGES_IN_USE when one of them is of the same family
 */
export function checkRunningApps(fullName: string, running: readonly string[], context: Judge): void {
  const family = namedPackage(fullName)?.familyName ?? fullName
  const ofFamily = running.find((name) => sameName(namedPackage(name)?.familyName ?? '', family))
  const because = ofFamily === undefined ? 'no app of its family runs' : `${ofFamily} runs`
  if (!context.decide(noRunningApp, fullName, ofFamily === undefined, because))
    throw new DismError('PACKAGES_IN_USE', `${fullName}: ${because}`)
}
