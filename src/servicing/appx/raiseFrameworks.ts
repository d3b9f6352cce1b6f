import type { ForkedImage } from '../../image/WindowsImage.ts'
import { appxKeys, manifestPathValue } from './appxPaths.ts'
import { sameName, type NamedPackage } from './NamedPackage.ts'
import { readProvisioned } from './readProvisioned.ts'
import { subkeyPaths } from './stagedKeys.ts'

/**
 * Points the provisioned apps and their packages that use an older framework to the newer one that supersedes it. What
 * users have registered stays until their next sign-in, and so does an app that only its users keep.
 */
export function raiseFrameworks(
  image: ForkedImage,
  superseded: readonly { readonly old: NamedPackage; readonly by: NamedPackage }[],
): void {
  if (superseded.length === 0) return
  const provisioned = readProvisioned(image)
  const packages = provisioned.flatMap((app) => subkeyPaths(image, appxKeys.stagedFamily(app.familyName)))
  for (const key of [...provisioned.map((app) => appxKeys.application(app.fullName)), ...packages])
    for (const { old, by } of superseded) {
      const used = image.registry.key('SOFTWARE', key)?.subkeyNames() ?? []
      const stored = used.find((name) => sameName(name, old.fullName))
      if (stored === undefined) continue
      image.registry.deleteKey('SOFTWARE', `${key}\\${stored}`)
      image.registry.setString('SOFTWARE', `${key}\\${by.fullName}`, 'Path', manifestPathValue(by.fullName, false))
    }
}
