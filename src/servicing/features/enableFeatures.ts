import { DismError } from '../../errors/DismError.ts'
import { createJudge } from '../../rules/Judge.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { changeFeatures, type FeatureChange } from './changeFeatures.ts'
import { checkFeatureOptions } from './checkFeatureOptions.ts'
import { checkPayloads, type PayloadSources } from './checkPayloads.ts'
import { ancestorsOf, parentsOf, type Feature, type FeatureList } from './Feature.ts'
import { changeNeeded, parentEnabled, parentsToo } from './featureRules.ts'
import { isOn } from './featureStates.ts'
import { findFeature } from './findFeature.ts'
import { listFeatures } from './listFeatures.ts'

/** Features to be enabled. */
export interface EnableRequest extends PayloadSources {
  readonly names: readonly string[]
  /** Identity of the package that has them; undefined for the one that Windows stands on. */
  readonly packageName: string | undefined
  /** Whether all that they stand on is enabled too. */
  readonly all: boolean
}

/**
 * Enables features: all of them, or none.
 *
 * Throws DismError CBS_INVALID_PACKAGE, UNKNOWN_FEATURE, PARENT_FEATURE_DISABLED, NOT_SUPPORTED for options that the image
 * is too old for, and what `checkPayloads` throws.
 */
export function enableFeatures(request: EnableRequest): Operation<FeatureChange> {
  return function* (image, context) {
    const given = [
      ...(request.all ? ['/All'] : []),
      ...(request.limitAccess ? ['/LimitAccess'] : []),
      ...(request.sources.length > 0 ? ['/Source'] : []),
    ]
    checkFeatureOptions(image, given, context)
    return yield* enableSelected(request)(image, context)
  }
}

/**
 * The same for features that Windows itself selects, as for an answer file: nobody gave options that an image could be
 * too old for.
 *
 * Throws DismError as `enableFeatures` does, but not for options.
 */
export function enableSelected(request: EnableRequest): Operation<FeatureChange> {
  return function* (image, context) {
    const list = listFeatures(image, request.packageName, context, createJudge(context.semantics))
    const named = request.names.map((name) => findFeature(image, list, name, context))
    yield { label: `enable ${named.map(({ name }) => name).join(', ')}` }
    const wanted = new Set(named.flatMap((one) => [...withParents(one, list, request, context), one]))
    for (const one of wanted) checkParents(one, list, wanted, context)
    const changing = [...wanted].filter(({ name, state }) =>
      context.decide(changeNeeded, name, !isOn(state), isOn(state) ? 'it is enabled' : 'it is not enabled'),
    )
    checkPayloads(image, changing, request, context)
    const change = yield* changeFeatures(image, changing, { enable: true, online: request.online }, context)
    return { named: named.map(({ name }) => name), ...change }
  }
}

/** What is enabled with a feature, what others stand on first. */
function withParents(
  feature: Feature,
  list: FeatureList,
  { all }: EnableRequest,
  context: OperationContext,
): readonly Feature[] {
  const ancestors = ancestorsOf(feature, list)
  if (ancestors.length === 0) return []
  const because = all ? 'all that it stands on is asked for' : 'it alone is asked for'
  return context.decide(parentsToo, feature.name, all, because) ? ancestors.toReversed() : []
}

function checkParents(
  feature: Feature,
  list: FeatureList,
  wanted: ReadonlySet<Feature>,
  context: OperationContext,
): void {
  const parents = parentsOf(feature, list)
  if (parents.length === 0 || isOn(feature.state)) return
  const enabled = parents.find((one) => isOn(one.state) || wanted.has(one))
  const because = enabled ? `${enabled.name} is` : `none of ${parents.map(({ name }) => name).join(', ')} is`
  if (context.decide(parentEnabled, feature.name, enabled !== undefined, because)) return
  const missing = ancestorsOf(feature, list).filter((one) => !isOn(one.state) && !wanted.has(one))
  throw new DismError('PARENT_FEATURE_DISABLED', `${feature.name}: ${because} enabled`, {
    args: [feature.name, missing.map(({ name }) => name).join(', ')],
  })
}
