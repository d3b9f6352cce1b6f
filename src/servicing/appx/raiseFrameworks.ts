import type { ForkedImage } from '../../image/WindowsImage.ts'
import { appxKeys, manifestPathValue } from './appxPaths.ts'
import { sameName, type NamedPackage } from './NamedPackage.ts'
import { stagedKeys, subkeyPaths } from './stagedKeys.ts'

/**
 * Points the provisioned and staged apps that use an older framework to the newer one that supersedes it. What
 * users have registered stays until their next sign-in.
 */
export function raiseFrameworks(
  image: ForkedImage,
  superseded: readonly { readonly old: NamedPackage; readonly by: NamedPackage }[],
): void {
  if (superseded.length === 0) return
  for (const key of [...subkeyPaths(image, appxKeys.applications), ...stagedKeys(image)])
    for (const { old, by } of superseded) {
      const used = image.registry.key('SOFTWARE', key)?.subkeyNames() ?? []
      const stored = used.find((name) => sameName(name, old.fullName))
      if (stored === undefined) continue
      image.registry.deleteKey('SOFTWARE', `${key}\\${stored}`)
      image.registry.setString('SOFTWARE', `${key}\\${by.fullName}`, 'Path', manifestPathValue(by.fullName, false))
    }
}
