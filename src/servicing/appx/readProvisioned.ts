import type { HiveKey } from '../../formats/regf/Hive.ts'
import { readMultiString, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { isBundleName, namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'

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
  return provisionedOf(applications(image)?.subkeys())
}

/** What is provisioned of a family, as `readProvisioned` gives it. No other app is looked at. */
export function readProvisionedFamily(image: ImageReader, family: string): Provisioned[] {
  const prefix = family.slice(0, family.lastIndexOf('_') + 1)
  const apps = provisionedOf(applications(image)?.subkeysWithPrefix(prefix))
  return apps.filter((app) => sameName(app.familyName, family))
}

/** The provisioned package of a full name, in any case, or undefined. */
export function findProvisioned(image: ImageReader, fullName: string): Provisioned | undefined {
  const key = applications(image)?.subkey(fullName)
  return provisionedOf(key ? [key] : []).at(0)
}

/** How many keys there are below Applications. */
export function countApplications(image: ImageReader): number {
  return applications(image)?.subkeyCount ?? 0
}

function applications(image: ImageReader): HiveKey | undefined {
  return image.registry.key('SOFTWARE', appxKeys.applications)
}

function provisionedOf(keys: readonly HiveKey[] = []): Provisioned[] {
  return keys.flatMap((key) => {
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
