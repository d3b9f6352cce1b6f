import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { isSince } from '../isSince.ts'
import { optionsTaken } from './featureRules.ts'

/**
 * Checks that an image is not too old for options of features.
 * @throws DismError NOT_SUPPORTED
 */
export function checkFeatureOptions(image: ImageReader, options: readonly string[], judge: Judge): void {
  const { version } = image.identity()
  for (const option of options)
    if (!judge.decide(optionsTaken, option, isSince(judge, optionsTaken, version), `the image is ${version}`))
      throw new DismError('NOT_SUPPORTED', `${option} is for images of Windows 8 and later, this one is ${version}`)
}
