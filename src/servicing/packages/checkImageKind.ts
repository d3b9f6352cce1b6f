import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { compareVersions } from '../compareVersions.ts'
import { imageServed } from './addRules.ts'

/**
 * Decides whether packages of an image can be added and removed.
 * @throws DismError NOT_SUPPORTED
 */
export function checkImageKind(image: ImageReader, judge: Judge): void {
  const { version, installationType } = image.identity()
  const { from = '6.1' } = judge.variant(imageServed).value ?? {}
  const because = `it is ${installationType} ${version}`
  if (!judge.decide(imageServed, 'the image', compareVersions(version, from) >= 0, because))
    throw new DismError('NOT_SUPPORTED', `packages of the image cannot be serviced: ${because}`)
}
