import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import { meansCapability } from './meansCapability.ts'
import { capabilityFound } from './capabilityRules.ts'
import type { Capability } from './readCapabilities.ts'

/**
 * The capability that a name means.
 * @throws DismError CBS_UNKNOWN_UPDATE when there is none
 */
export function findCapability(capabilities: readonly Capability[], name: string, judge: Judge): Capability {
  const meant = capabilities.filter(({ identity }) => meansCapability(name, identity))
  const because =
    meant.length > 1 ? `${meant.length} have that name` : meant.length === 1 ? 'the image knows it' : 'no such name'
  const isFound = (one: Capability | undefined): one is Capability =>
    judge.decide(capabilityFound, name, meant.length === 1, because) && one !== undefined
  const [found] = meant
  if (!isFound(found)) throw new DismError('CBS_UNKNOWN_UPDATE', `${name}: ${because}`)
  return found
}
