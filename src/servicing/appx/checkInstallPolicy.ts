import { DismError } from '../../errors/DismError.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { installPolicy } from './rules/installPolicy.ts'

/**
 * Decides whether a policy lets a family be installed.
 * @throws DismError APPX_POLICY_CHECK_FAILED
 */
export function checkInstallPolicy(image: ImageReader, family: string, fullName: string, judge: Judge): void {
  const key = image.registry.key('SOFTWARE', appxKeys.familyConfig(family))
  const blocked = readDword(key, appxValues.installBlocked) === 1
  const because = `${appxValues.installBlocked} of ${family} is ${blocked ? 1 : 'not set'}`
  if (!judge.decide(installPolicy, fullName, !blocked, because))
    throw new DismError('APPX_POLICY_CHECK_FAILED', `${fullName}: ${because}`)
}
