import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import { appBytes } from './appBytes.ts'
import { builtOnce } from './builtOnce.ts'
import { fileNameOf } from './fileNameOf.ts'

/** The opened package or bundle of an app. */
export const openApp = builtOnce(async (app: AppSpec) => {
  return openAppPackage(bytesSource(await appBytes(app)), fileNameOf(app))
})
