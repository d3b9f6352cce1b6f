import type { AppPackage } from '../../src/formats/appx/AppPackage.ts'
import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { builtOnce } from './builtOnce.ts'
import { frameworkBytes } from './frameworkBytes.ts'
import { frameworkName } from './frameworkName.ts'

/** An opened framework package. */
export function openFramework(spec: FrameworkSpec): Promise<AppPackage> {
  return builtOnce('opened framework', spec, async () => {
    const opened = await openAppPackage(bytesSource(await frameworkBytes(spec)), `${frameworkName(spec)}.appx`)
    if (opened.kind === 'bundle') throw new Error(`${frameworkName(spec)} was made as a bundle`)
    return opened
  })
}
