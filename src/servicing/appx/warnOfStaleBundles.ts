import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Semantics } from '../../rules/Rule.ts'
import { readProvisionedState } from './readAppxState.ts'
import { staleBundle } from './rules/applicability.ts'

/**
 * Decides of every provisioned bundle whether its resource packages are still those that apply. Nothing is repaired:
 * the page asks for adding the bundle again.
 * @returns full names of the stale ones
 */
export function warnOfStaleBundles(image: ImageReader, judge: Judge): string[] {
  return readProvisionedState(image, judge.semantics).flatMap(({ packageName, decision }) =>
    decision && judge.decide(staleBundle, packageName, decision.holds, decision.because) ? [packageName] : [],
  )
}

/** Full names of the provisioned bundles that are stale; nothing is decided. */
export function staleBundles(image: ImageReader, semantics: Semantics): string[] {
  return readProvisionedState(image, semantics).flatMap(({ packageName, decision }) =>
    decision?.holds === true ? [packageName] : [],
  )
}
