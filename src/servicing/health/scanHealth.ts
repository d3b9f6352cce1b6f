import { readDword } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation, Step } from '../Operation.ts'
import { cbsKeys } from '../packages/cbsPaths.ts'
import { readPackages } from '../packages/readPackages.ts'
import { findDamage } from './findDamage.ts'
import { HEALTH_FLAG, storeRepairable, UNSERVICEABLE } from './healthRules.ts'
import { checkHealthSupport } from './readHealth.ts'
import { IMAGE_HEALTH, type ImageHealth, type StoreDamage } from './StoreDamage.ts'

/** What a scan finds. */
export interface ScanResult {
  readonly health: ImageHealth
  readonly damage: readonly StoreDamage[]
}

/** Looks at all of the component store, and marks the image as it finds it. Throws DismError NOT_SUPPORTED. */
export function scanHealth(): Operation<ImageHealth> {
  return function* (image, judge) {
    checkHealthSupport(image, judge)
    const { health } = yield* scan(image, judge, 1)
    markHealth(image, health)
    return health
  }
}

/** How much of a scan is over when it begins, as the first call of Progress tells. */
const BEGUN = 0.05

/** @param share how much of the whole operation the scan is */
export function* scan(image: ImageReader, judge: Judge, share: number): Generator<Step, ScanResult> {
  const packages = readPackages(image)
  yield { label: `scan ${packages.length} packages`, done: BEGUN * share }
  const damage: StoreDamage[] = []
  for (const [index, registered] of packages.entries()) {
    damage.push(...findDamage(image, registered, judge))
    const done = BEGUN + ((index + 1) / packages.length) * (1 - BEGUN)
    yield { label: `scanned ${registered.identity}`, done: done * share }
  }
  return { health: healthOf(image, damage, judge), damage }
}

function healthOf(image: ImageReader, damage: readonly StoreDamage[], judge: Judge): ImageHealth {
  const marked = readDword(image.registry.key('SOFTWARE', cbsKeys.servicing), UNSERVICEABLE)
  if (damage.length === 0 && !marked) return 'healthy'
  const because = marked ? `${UNSERVICEABLE} is set` : `${damage.length} things are damaged`
  return judge.decide(storeRepairable, 'the component store', !marked, because) ? 'repairable' : 'nonRepairable'
}

/** Marks how the store is. */
export function markHealth({ registry }: ForkedImage, health: ImageHealth): void {
  if (health === 'healthy') registry.deleteValue('SOFTWARE', cbsKeys.servicing, HEALTH_FLAG)
  else registry.setDword('SOFTWARE', cbsKeys.servicing, HEALTH_FLAG, IMAGE_HEALTH[health])
}
