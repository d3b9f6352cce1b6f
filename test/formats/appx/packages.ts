import type { AppBundle, AppPackage } from '../../../src/formats/appx/AppPackage.ts'
import { openAppPackage } from '../../../src/formats/appx/openAppPackage.ts'
import { verifyAppPackage } from '../../../src/formats/appx/verifyAppPackage.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { asyncRefusal } from '../refusal.ts'

/** Opens bytes that must be a package. */
export async function openedPackage(bytes: Uint8Array): Promise<AppPackage> {
  const opened = await openAppPackage(bytesSource(bytes), 'a.appx')
  if (opened.kind !== 'package') throw new Error('a bundle')
  return opened
}

/** Opens bytes that must be a bundle. */
export async function openedBundle(bytes: Uint8Array): Promise<AppBundle> {
  const opened = await openAppPackage(bytesSource(bytes), 'a.appxbundle')
  if (opened.kind !== 'bundle') throw new Error('a package')
  return opened
}

/** What is wrong with some bytes when everything in them is opened and read; undefined when nothing is. */
export async function defectOf(bytes: Uint8Array): Promise<string | undefined> {
  const refused = await asyncRefusal(async () => verifyAppPackage(await openAppPackage(bytesSource(bytes), 'a')))
  return refused?.message
}
