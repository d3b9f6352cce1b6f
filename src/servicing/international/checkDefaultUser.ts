import { DismError } from '../../errors/DismError.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import type { SingleSetting } from './InternationalSettings.ts'
import { DEFAULT_USER } from './internationalPaths.ts'
import { defaultUserThere } from './rules.ts'

/**
 * Checks that the image has the hive from which new users get what a setting writes.
 * @throws DismError FILE_NOT_FOUND
 */
export function checkDefaultUser({ registry }: ForkedImage, context: OperationContext, setting: SingleSetting): void {
  const there = registry.key(DEFAULT_USER, '') !== undefined
  const because = `the image has ${there ? 'a' : 'no'} Users\\Default\\NTUSER.DAT`
  if (!context.decide(defaultUserThere, `/Set-${setting}`, there, because))
    throw new DismError('FILE_NOT_FOUND', `/Set-${setting}: ${because}`)
}
