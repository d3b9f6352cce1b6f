import { createJudge } from '../../rules/Judge.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { changeFeatures, type FeatureChange } from './changeFeatures.ts'
import { checkFeatureOptions } from './checkFeatureOptions.ts'
import { parentsOf, type Feature, type FeatureList } from './Feature.ts'
import { changeNeeded, childrenToo, payloadRemoved } from './featureRules.ts'
import { isOn } from './featureStates.ts'
import { findFeature } from './findFeature.ts'
import { listFeatures } from './listFeatures.ts'

/** Features to be disabled. */
export interface DisableRequest {
  readonly names: readonly string[]
  /** Identity of the package that has them; undefined for the one that Windows stands on. */
  readonly packageName: string | undefined
  /** Whether their payload goes too. */
  readonly removePayload: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/**
 * Disables features, with those that stand on them.
 *
 * Throws DismError CBS_INVALID_PACKAGE, UNKNOWN_FEATURE, NOT_SUPPORTED for /Remove on an image that is too old.
 */
export function disableFeatures(request: DisableRequest): Operation<FeatureChange> {
  return function* (image, context) {
    checkFeatureOptions(image, request.removePayload ? ['/Remove'] : [], context)
    const list = listFeatures(image, request.packageName, context, createJudge(context.semantics))
    const named = request.names.map((name) => findFeature(image, list, name, context))
    yield { label: `disable ${named.map(({ name }) => name).join(', ')}` }
    const children = childrenOf(named, list, context)
    const emptied = new Set(
      named.filter(({ name, state }) => {
        const because = request.removePayload ? '/Remove is given' : '/Remove is not given'
        return context.decide(payloadRemoved, name, request.removePayload, because) && state !== 'Removed'
      }),
    )
    const changing = [...children.toReversed(), ...new Set(named)].filter((one) => {
      const because = isOn(one.state) ? 'it is enabled' : emptied.has(one) ? 'its payload is there' : 'it is disabled'
      return context.decide(changeNeeded, one.name, isOn(one.state) || emptied.has(one), because)
    })
    const change = yield* changeFeatures(image, changing, { enable: false, online: request.online, emptied }, context)
    return { named: named.map(({ name }) => name), ...change }
  }
}

/** What is enabled and cannot stay so, because none of its parents does; what others stand on first. */
function childrenOf(named: readonly Feature[], list: FeatureList, context: OperationContext): readonly Feature[] {
  const going = new Set(named)
  const kept = new Set<Feature>()
  for (let grew = true; grew;) {
    grew = false
    for (const one of list.features) {
      const parents = parentsOf(one, list)
      if (going.has(one) || !isOn(one.state) || !parents.some((parent) => going.has(parent))) continue
      if (parents.some((parent) => isOn(parent.state) && !going.has(parent))) {
        kept.add(one)
        continue
      }
      kept.delete(one)
      going.add(one)
      grew = true
    }
  }
  return [
    ...[...going].filter(
      (one) => !named.includes(one) && context.decide(childrenToo, one.name, true, 'none of its parents stays'),
    ),
    ...[...kept].filter((one) => context.decide(childrenToo, one.name, false, 'another parent is enabled')),
  ]
}
