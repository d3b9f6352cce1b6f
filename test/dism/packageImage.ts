import { packageManifest, type PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { cbsKeys, cbsNames, manifestPath } from '../../src/servicing/packages/cbsPaths.ts'
import { testImage } from './testImage.ts'

/** A package that an image has. */
export interface PackageInImage {
  readonly identity: string
  /** Default 0x70, installed. */
  readonly currentState?: number
  /** Default 1, listed. */
  readonly visibility?: number
  /** FILETIME. */
  readonly installTime?: bigint
  /** What its manifest says beside the identity; `none`: there is no manifest; another text is all of it. */
  readonly manifest?: Omit<PackageManifestSpec, 'identity'> | string
  /** The key Updates. */
  readonly updates?: Readonly<Record<string, number>>
}

/** An image of Windows 11 with these packages. */
export function packageImage(
  packages: readonly PackageInImage[],
  options: Parameters<typeof testImage>[0] = {},
): WritableVolume {
  const volume = testImage(options)
  const image = openImage(volume, () => 0n).fork()
  for (const { identity, currentState = 0x70, visibility = 1, installTime, manifest = 'none', updates } of packages) {
    const key = cbsKeys.package(identity)
    const set = (name: string, value: number) => image.registry.setDword('SOFTWARE', key, name, value)
    set(cbsNames.currentState, currentState)
    set(cbsNames.visibility, visibility)
    if (installTime !== undefined) {
      set(cbsNames.installTimeHigh, Number(installTime >> 32n))
      set(cbsNames.installTimeLow, Number(installTime & 0xffffffffn))
    }
    for (const [name, value] of Object.entries(updates ?? {}))
      image.registry.setDword('SOFTWARE', `${key}\\${cbsNames.updates}`, name, value)
    if (manifest === 'none') continue
    const text = typeof manifest === 'string' ? manifest : packageManifest({ ...manifest, identity })
    image.volume.write(manifestPath(identity), new TextEncoder().encode(text))
  }
  volume.apply(image.finish())
  return volume
}
