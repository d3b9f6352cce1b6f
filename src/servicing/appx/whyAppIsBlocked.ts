import { readAll } from '../../formats/ByteSource.ts'
import { SIGNATURE_FILE } from '../../formats/appx/footprint.ts'
import { hasDesktopExperience, isServer } from '../../image/serverDesktop.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxFiles } from './appxPaths.ts'
import { hasFiles } from './checkFiles.ts'
import { namedPackage } from './NamedPackage.ts'
import { startsApp } from './rules/sideloading.ts'
import { desktopToAdd } from './rules/support.ts'
import { allowsSideloading, isLineOfBusiness } from './sideloading.ts'

/**
 * Why a registered app does not start on this Windows, in one clause; undefined when nothing is in its way: a server
 * needs the Desktop Experience, a line-of-business app needs sideloading to be allowed.
 * @param fullName of the app, or of its bundle
 */
export function whyAppIsBlocked(image: ImageReader, fullName: string, judge: Judge): string | undefined {
  if (isServer(image)) {
    const installed = hasDesktopExperience(image)
    const because = `the server has ${installed ? 'the' : 'no'} Desktop Experience`
    if (!judge.decide(desktopToAdd, fullName, installed, because)) return because
  }
  const app = namedPackage(fullName)
  if (!app) return undefined
  if (!hasFiles(image, app, judge)) return 'its files are not in the image'
  const path = `${appxFiles.packageFolder(fullName)}\\${SIGNATURE_FILE}`
  const signature = image.volume.stat(path)?.kind === 'file' ? readAll(image.volume.open(path)) : undefined
  const sideloaded = isLineOfBusiness(image, app, signature, judge)
  const starts = !sideloaded || allowsSideloading(image, fullName, judge)
  const because = sideloaded ? 'it is a line-of-business app' : 'it is no line-of-business app'
  return judge.decide(startsApp, fullName, starts, because) ? undefined : `${because} and sideloading is not allowed`
}
