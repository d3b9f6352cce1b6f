import { DismError } from '../../errors/DismError.ts'
import type { ErrorName } from '../../errors/catalogue.ts'
import type { FeatureChange } from '../../servicing/features/changeFeatures.ts'
import type { DisableRequest } from '../../servicing/features/disableFeatures.ts'
import type { Operation } from '../../servicing/Operation.ts'
import { progressBar } from '../output/progressBar.ts'
import type { CommandSession } from './Command.ts'

/**
 * How far the bar comes before an error. Sources: transcripts of 6.1.7600 (a parent; 100.0% with a column less than all);
 * published output of 6.3.9600 (a download), of 10.0.14393 and 10.0.19041 (files that no source has). Inferred: that a
 * policy stops it where a download does. Other errors come before the bar.
 */
const REACHED: { readonly [error in ErrorName]?: number } = {
  PARENT_FEATURE_DISABLED: 99.99,
  CBS_SOURCE_MISSING: 100,
  CBS_DOWNLOAD_FAILURE: 66.7,
  CBS_GROUPPOLICY_DISALLOWED: 66.7,
  CBS_INSTALLERS_FAILED: 100,
}

/**
 * Reads what /Enable-Feature and /Disable-Feature have in common, changes the features, and tells it.
 * @param title of the bar
 * @throws DismError
 */
export function runFeatureChange(
  session: CommandSession,
  title: string,
  change: (request: Omit<DisableRequest, 'removePayload'>) => Operation<FeatureChange>,
): void {
  const { argument, options, target, write, carryOut, needRestart } = session
  const names = [...(argument === undefined ? [] : [argument]), ...(options.get('featurename') ?? [])]
  if (names.length === 0) throw new DismError('INVALID_COMMAND', '/FeatureName is missing')
  const [packageName] = options.get('packagename') ?? []
  try {
    const { restartNeeded } = carryOut(change({ names, packageName, online: target.kind === 'online' }))
    write(`${title}\n${progressBar(100)}`)
    if (restartNeeded) needRestart()
  } catch (error) {
    const reached = error instanceof DismError ? REACHED[error.code] : undefined
    if (reached !== undefined) write(`${title}\n${progressBar(reached)}`)
    throw error
  }
}
