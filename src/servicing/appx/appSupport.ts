import type { Host } from '../../host/Host.ts'
import { hasDesktopExperience, isServer } from '../../image/serverDesktop.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Rule } from '../../rules/Rule.ts'
import { isAtLeast } from './isAtLeast.ts'
import { hostPackagePath, imageTakesApps } from './rules/support.ts'

/** Whether an image takes app packages at all, and why. */
export function appSupport(
  image: ImageReader,
  judge: Pick<Judge, 'variant'>,
): { readonly supported: boolean; readonly because: string } {
  const { version, installationType } = image.identity()
  const { from = [6, 2], coreFrom = [6, 3] } = judge.variant(imageTakesApps).value ?? {}
  const since = installationType === 'Server Core' ? coreFrom : from
  const supported = installationType !== 'WindowsPE' && isAtLeast(version, since)
  return { supported, because: `it is ${installationType} ${version}` }
}

/**
 * Decides whether /PackagePath works on the computer that dism.exe runs on.
 * @throws DismError NOT_SUPPORTED when it does not
 */
export function checkHost({ windowsVersion, installationType }: Host, judge: Judge): void {
  const { from = [6, 2], fromPe = [6, 3] } = judge.variant(hostPackagePath).value ?? {}
  const supported = isAtLeast(windowsVersion, installationType === 'WindowsPE' ? fromPe : from)
  const because = `the computer runs ${installationType} ${windowsVersion}`
  if (!judge.decide(hostPackagePath, '/PackagePath', supported, because))
    throw new DismError('NOT_SUPPORTED', `/PackagePath: ${because}`)
}

/**
 * Decides whether a server has the Desktop Experience that a command needs. Other Windows are not asked.
 * @throws DismError NOT_SUPPORTED when it has not
 */
export function checkDesktop(image: ImageReader, rule: Rule, subject: string, judge: Judge): void {
  if (!isServer(image)) return
  const installed = hasDesktopExperience(image)
  const because = `the server has ${installed ? 'the' : 'no'} Desktop Experience`
  if (!judge.decide(rule, subject, installed, because)) throw new DismError('NOT_SUPPORTED', `${subject}: ${because}`)
}
