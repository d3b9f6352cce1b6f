import type { ForkedImage } from '../../image/WindowsImage.ts'
import { appxFiles, appxKeys } from './appxPaths.ts'
import type { UserPackages } from './readUserPackages.ts'
import { namedPackage, sameName } from './NamedPackage.ts'

/**
 * Takes back a user's registration of a family, but for `keep`: keys, registration files, and those of frameworks
 * that no other registered app of the user has.
 * @param present what the user has registered
 * @returns full names of what is not registered for the user any more
 */
export function unregisterPackages(
  image: ForkedImage,
  sid: string,
  family: string,
  present: UserPackages,
  keep: readonly string[] = [],
): string[] {
  const includes = (names: readonly string[], one: string) => names.some((name) => sameName(name, one))
  const isOfFamily = (name: string) => sameName(namedPackage(name)?.familyName ?? '', family)
  const frameworksOf = (name: string) =>
    image.registry.key('SOFTWARE', appxKeys.userPackage(sid, name))?.subkeyNames() ?? []

  const before = present.ofFamily(family)
  if (before.length === 0) return []
  const apps = image.registry.key('SOFTWARE', appxKeys.user(sid))?.subkeyNames() ?? []
  const otherFrameworks = apps.filter((name) => !isOfFamily(name)).flatMap(frameworksOf)
  const ofFamily = before.filter((name) => !includes(keep, name))
  const unused = before.flatMap(frameworksOf).filter((name) => !includes([...keep, ...otherFrameworks], name))
  for (const fullName of ofFamily) image.registry.deleteKey('SOFTWARE', appxKeys.userPackage(sid, fullName))

  const gone = [...ofFamily, ...unused]
  for (const fullName of gone) {
    const file = appxFiles.userRegistration(fullName, sid)
    if (image.volume.stat(file)) image.volume.remove(file)
  }
  return gone
}
