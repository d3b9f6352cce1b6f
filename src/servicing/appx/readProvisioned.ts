import { readMultiString, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { isBundleName, namedPackage, type NamedPackage } from './NamedPackage.ts'

/** A provisioned package: a key below AppxAllUserStore\Applications. */
export interface Provisioned extends NamedPackage {
  readonly bundle: boolean
  /** As /Region was given, see `regionsStored`: empty without it, undefined when we did not provision the app. */
  readonly regions: string | undefined
  /** Full names of the resource packages that the first sign-in removed. */
  readonly pruned: readonly string[]
  /** Full names of the frameworks that it uses. */
  readonly frameworks: readonly string[]
}

/**
 * What is provisioned, in the order of the registry: ascending by upper-cased full name. Values and frameworks are read
 * when they are asked for, and are those of the moment when this was called.
 */
export function readProvisioned(image: ImageReader): Provisioned[] {
  const applications = image.registry.key('SOFTWARE', appxKeys.applications)
  return (applications?.subkeys() ?? []).flatMap((key) => {
    const named = namedPackage(key.name)
    if (!named) return []
    return {
      ...named,
      bundle: isBundleName(named),
      get regions() {
        return readString(key, appxValues.regions)
      },
      get pruned() {
        return readMultiString(key, appxValues.pruned)
      },
      get frameworks() {
        return key.subkeyNames()
      },
    }
  })
}
