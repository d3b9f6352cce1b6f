import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Rule } from '../../rules/Rule.ts'
import type { OperationContext } from '../Operation.ts'
import { appxFiles, appxKeys } from './appxPaths.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { readProvisioned } from './readProvisioned.ts'
import { readRegistered, usersOf, type Registered } from './readRegistered.ts'
import { readStagedFamily } from './readStaged.ts'
import { frameworkInUse } from './rules/dependencies.ts'
import { stagedKeys } from './stagedKeys.ts'

/**
 * Deletes the packages of a family that nobody needs: neither `keep` (full names, what the provisioning needs) nor
 * a user who has them registered.
 * @param rule decides on each package that `keep` does not name; its first verdict is to delete
 * @param known what users have registered, when it was read already
 */
export function removeUnneeded(
  image: ForkedImage,
  family: string,
  keep: readonly string[],
  rule: Rule,
  context: OperationContext,
  known?: Registered,
): void {
  const kept = new Set(keep.map((name) => name.toLowerCase()))
  const others = readStagedFamily(image, family).filter((staged) => !kept.has(staged.fullName.toLowerCase()))
  if (others.length === 0) return
  const registered = known ?? readRegistered(image)
  for (const staged of others) {
    const users = usersOf(registered, staged.fullName)
    const because = users.length > 0 ? `${users.join(', ')} has it registered` : 'no user has it registered'
    if (context.decide(rule, staged.fullName, users.length === 0, because)) deletePackage(image, staged)
  }
}

/**
 * Deletes those of some frameworks that no provisioned package and no user needs any more.
 * @param fullNames frameworks that may have lost their last user
 * @param known what users have registered, when it was read already
 */
export function removeUnneededFrameworks(
  image: ForkedImage,
  fullNames: readonly NamedPackage[],
  context: OperationContext,
  known?: Registered,
): void {
  if (fullNames.length === 0) return
  const registered = known ?? readRegistered(image)
  const provisioned = readProvisioned(image)
  for (const framework of fullNames) {
    const same = (name: string) => sameName(name, framework.fullName)
    const apps = provisioned.filter((app) => app.frameworks.some(same) || same(app.fullName))
    const users = usersOf(registered, framework.fullName)
    const needed = apps.length > 0 || users.length > 0
    const because = needed
      ? `needed by ${[...apps.map((app) => app.fullName), ...users].join(', ')}`
      : 'no provisioned app and no registered app needs it'
    if (context.decide(frameworkInUse, framework.fullName, needed, because)) continue
    deletePackage(image, framework)
    // An app that only its users keep was raised to it while it was provisioned.
    for (const key of stagedKeys(image)) image.registry.deleteKey('SOFTWARE', `${key}\\${framework.fullName}`)
  }
}

/** Deletes a package: its folder, its keys below Staged, its folder of registrations. */
export function deletePackage(image: ForkedImage, { fullName, familyName }: NamedPackage): void {
  for (const folder of [appxFiles.packageFolder(fullName), appxFiles.repositoryFolder(fullName)])
    if (image.volume.stat(folder)) image.volume.remove(folder)
  image.registry.deleteKey('SOFTWARE', appxKeys.stagedPackage(familyName, fullName))
  const family = image.registry.key('SOFTWARE', appxKeys.stagedFamily(familyName))
  if (family && family.subkeyNames().length === 0)
    image.registry.deleteKey('SOFTWARE', appxKeys.stagedFamily(familyName))
}

/** Deletes the license of a family, where there is one, unless a user has a package of the family registered. */
export function deleteUnneededLicense(image: ForkedImage, family: string, registered: Registered): void {
  const path = appxFiles.license(family)
  if (!image.volume.stat(path)) return
  const names = [...registered.values()].flatMap((ofUser) => [...ofUser.values()])
  if (names.some((fullName) => sameName(namedPackage(fullName)?.familyName ?? '', family))) return
  image.volume.remove(path)
}
