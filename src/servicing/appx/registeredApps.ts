import type { ImageReader } from '../../image/WindowsImage.ts'
import { appxKeys } from './appxPaths.ts'
import { namedPackage, type NamedPackage } from './NamedPackage.ts'

/** The apps that a user has registered, each once: bundles and plain packages, by the keys below AppxAllUserStore\<SID>. */
export function registeredApps(image: ImageReader, sid: string): NamedPackage[] {
  const names = image.registry.key('SOFTWARE', appxKeys.user(sid))?.subkeyNames() ?? []
  return names.flatMap((name) => namedPackage(name) ?? [])
}
