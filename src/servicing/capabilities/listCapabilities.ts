import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { checkCapabilitySupport } from './checkCapabilitySupport.ts'
import { judgeCapability, type Capability } from './judgeCapability.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readCapabilities } from './readCapabilities.ts'

/**
 * The capabilities of an image, in the order of their names.
 * @param offered what sources have, listed too
 * @throws DismError NOT_SUPPORTED for an image that has none
 */
export function listCapabilities(
  image: ImageReader,
  judge: Judge,
  offered: readonly OfferedCapability[] = [],
): readonly Capability[] {
  checkCapabilitySupport(image, judge)
  return readCapabilities(image, offered).map((one) => judgeCapability(one, judge))
}
