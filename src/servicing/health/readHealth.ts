import { DismError } from '../../errors/DismError.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { isSince } from '../isSince.ts'
import { cbsKeys } from '../packages/cbsPaths.ts'
import { HEALTH_FLAG, healthFlagged, healthSince } from './healthRules.ts'
import { IMAGE_HEALTH, type ImageHealth } from './StoreDamage.ts'

/** How the component store is, as the last scan has marked it. @throws DismError NOT_SUPPORTED */
export function readHealth(image: ImageReader, judge: Judge): ImageHealth {
  checkHealthSupport(image, judge)
  const flag = readDword(image.registry.key('SOFTWARE', cbsKeys.servicing), HEALTH_FLAG) ?? IMAGE_HEALTH.healthy
  const because = flag === IMAGE_HEALTH.healthy ? 'nothing is marked' : `${HEALTH_FLAG} is ${flag}`
  if (!judge.decide(healthFlagged, 'the component store', flag !== IMAGE_HEALTH.healthy, because)) return 'healthy'
  return flag === IMAGE_HEALTH.nonRepairable ? 'nonRepairable' : 'repairable'
}

/** @throws DismError NOT_SUPPORTED for an image whose health is not known of */
export function checkHealthSupport(image: ImageReader, judge: Judge): void {
  const { version } = image.identity()
  if (!judge.decide(healthSince, 'the image', isSince(judge, healthSince, version), `it is ${version}`))
    throw new DismError('NOT_SUPPORTED', `the image is ${version}`)
}
