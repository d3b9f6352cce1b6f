import type { ForkedImage } from '../../image/WindowsImage.ts'
import { appxFiles, appxKeys } from './appxPaths.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { readRegistered } from './readRegistered.ts'

/**
 * Takes back a user's registration of a family, but for `keep`: keys, registration files, and those of frameworks
 * that no other registered app of the user has.
 * @returns full names of what is not registered for the user any more
 */
export function unregisterPackages(
  image: ForkedImage,
  sid: string,
  family: string,
  keep: readonly string[] = [],
): string[] {
  const before = [...(readRegistered(image).get(sid.toUpperCase())?.values() ?? [])]
  const kept = (fullName: string) => keep.some((name) => sameName(name, fullName))
  const ofFamily = before.filter((name) => sameName(namedPackage(name)?.familyName ?? '', family) && !kept(name))
  const frameworksOf = (name: string) =>
    image.registry.key('SOFTWARE', appxKeys.userPackage(sid, name))?.subkeyNames() ?? []
  const frameworks = ofFamily.flatMap(frameworksOf)

  for (const fullName of ofFamily) image.registry.deleteKey('SOFTWARE', appxKeys.userPackage(sid, fullName))
  const rest = image.registry.key('SOFTWARE', appxKeys.user(sid))?.subkeyNames() ?? []
  const stillUsed = rest.flatMap(frameworksOf)
  const unused = frameworks.filter((name) => !kept(name) && !stillUsed.some((used) => sameName(used, name)))

  const gone = [...ofFamily, ...unused]
  for (const fullName of gone) {
    const file = appxFiles.userRegistration(fullName, sid)
    if (image.volume.stat(file)) image.volume.remove(file)
  }
  return gone
}
