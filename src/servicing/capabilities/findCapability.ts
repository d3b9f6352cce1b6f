import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { capabilityFound } from './capabilityRules.ts'
import { checkCapabilitySupport } from './checkCapabilitySupport.ts'
import { judgeCapability, type Capability } from './judgeCapability.ts'
import { meansCapability } from './meansCapability.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readCapabilities, type NamedCapability } from './readCapabilities.ts'

/**
 * The capability of an image, or of sources, that a name means.
 * @throws DismError NOT_SUPPORTED for an image that has none, CBS_UNKNOWN_UPDATE when there is none of that name
 */
export function findCapability(
  image: ImageReader,
  name: string,
  offered: readonly OfferedCapability[],
  judge: Judge,
): Capability {
  checkCapabilitySupport(image, judge)
  const meant = readCapabilities(image, offered).filter(({ identity }) => meansCapability(name, identity))
  const because =
    meant.length > 1 ? `${meant.length} have that name` : meant.length === 1 ? 'the image knows it' : 'no such name'
  const isFound = (one: NamedCapability | undefined): one is NamedCapability =>
    judge.decide(capabilityFound, name, meant.length === 1, because) && one !== undefined
  const [found] = meant
  if (!isFound(found)) throw new DismError('CBS_UNKNOWN_UPDATE', `${name}: ${because}`)
  return judgeCapability(found, judge)
}
