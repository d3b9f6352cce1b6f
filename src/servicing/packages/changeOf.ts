import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { stateOf } from './judgePackage.ts'
import type { PackageChange } from './PackageChange.ts'
import { readPackage } from './readPackages.ts'

/** What a package is now. */
export function changeOf(image: ImageReader, identity: string, judge: Judge): PackageChange {
  const registered = readPackage(image, identity)
  const state = registered ? stateOf(registered, judge) : 'NotPresent'
  return { identity: registered?.identity ?? identity, state, restart: false, reload: false, skipped: false }
}
