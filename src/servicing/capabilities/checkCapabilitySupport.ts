import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { isSince } from '../isSince.ts'
import { capabilitySupport } from './capabilityRules.ts'

/** @throws DismError NOT_SUPPORTED for an image that has no capabilities */
export function checkCapabilitySupport(image: ImageReader, judge: Judge): void {
  const { version } = image.identity()
  const because = `the image is of version ${version}`
  if (!judge.decide(capabilitySupport, 'image', isSince(judge, capabilitySupport, version), because))
    throw new DismError('NOT_SUPPORTED', `${because}: it has no capabilities`)
}
