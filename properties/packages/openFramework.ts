import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { builtOnce } from './builtOnce.ts'
import { frameworkBytes } from './frameworkBytes.ts'
import { frameworkName } from './frameworkName.ts'

/** An opened framework package. */
export const openFramework = builtOnce(async (spec: FrameworkSpec) => {
  const opened = await openAppPackage(bytesSource(await frameworkBytes(spec)), `${frameworkName(spec)}.appx`)
  if (opened.kind === 'bundle') throw new Error(`${frameworkName(spec)} was made as a bundle`)
  return opened
})
