import { DismError } from '../../errors/DismError.ts'
import { readString } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { attempt } from './attempt.ts'
import { checkDriver, type CheckedDriver } from './checkDriver.ts'
import type { DriverPackage } from './DriverPackage.ts'
import { DRIVER_HIVES, driverKeys } from './driverPaths.ts'
import { driverPresent } from './driverRules.ts'
import { isBootCritical } from './judgeDriver.ts'
import { nextOemNumber } from './oemNumbers.ts'
import { putInPlace } from './putInPlace.ts'
import { storeDriver } from './storeDriver.ts'

/** How the add or removal of one driver package ended. */
export interface DriverOutcome {
  /** The INF, or the published name, as it was given. */
  readonly path: string
  /** `oem0.inf`; undefined when it failed. */
  readonly published: string | undefined
  readonly error: DismError | undefined
}

/**
 * Adds driver packages to the driver store, and puts in place what boot-critical ones need. A package that cannot be
 * added leaves nothing; the others are added all the same.
 */
export function addDrivers(
  packages: readonly DriverPackage[],
  { forceUnsigned }: { readonly forceUnsigned: boolean },
): Operation<readonly DriverOutcome[]> {
  return function* (image, context) {
    const outcomes: DriverOutcome[] = []
    for (const one of packages) {
      yield { label: `add ${one.path}` }
      const checked = attempt(() => checkDriver(image, one, forceUnsigned, context))
      if (checked instanceof DismError) outcomes.push({ path: one.path, published: undefined, error: checked })
      else
        outcomes.push({
          path: one.path,
          published: addDriver(image, checked, context.now(), context),
          error: undefined,
        })
    }
    return outcomes
  }
}

function addDriver(image: ForkedImage, checked: CheckedDriver, now: bigint, judge: Judge): string {
  const known = publishedOf(image, checked.store)
  const critical = isBootCritical(checked.driver, checked.target, checked.path, judge)
  const because = known === undefined ? 'the store does not have it' : `the store has it as ${known}`
  const isPresent = judge.decide(driverPresent, checked.path, known !== undefined, because)
  const published = isPresent && known !== undefined ? known : `oem${nextOemNumber(image, judge)}.inf`
  if (!isPresent) storeDriver(image, checked, { published, now, critical }, judge)
  if (critical) putInPlace(image, checked, published)
  return published
}

/** The published name of a package of the store. */
function publishedOf({ registry }: ImageReader, store: string): string | undefined {
  const [key] = DRIVER_HIVES.flatMap((hive) => registry.key(hive, driverKeys.package(store)) ?? [])
  return key && readString(key, '')
}
