import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { compareVersions } from '../compareVersions.ts'
import { capabilitySupport } from './capabilityRules.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readCapabilities, type Capability } from './readCapabilities.ts'

/** The first Windows that has capabilities. */
const FIRST = '10.0.10240'

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
  const { version } = image.identity()
  const because = `the image is of version ${version}`
  if (!judge.decide(capabilitySupport, 'image', compareVersions(version, FIRST) >= 0, because))
    throw new DismError('NOT_SUPPORTED', `${because}: it has no capabilities`)
  return readCapabilities(image, judge, offered)
}
