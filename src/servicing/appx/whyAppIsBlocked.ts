import type { Judge } from '../../rules/Judge.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'

/**
 * Why a registered app does not start on this Windows, in one clause; undefined when nothing is in its way.
 * @param _fullName of the app, or of its bundle
 */
export function whyAppIsBlocked(_image: ImageReader, _fullName: string, _context: Judge): string | undefined {
  return undefined
}
