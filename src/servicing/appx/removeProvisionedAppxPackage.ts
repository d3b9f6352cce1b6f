import { checkDesktop } from './appSupport.ts'
import { appxKeys } from './appxPaths.ts'
import { buildNumber } from './buildNumber.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { checkFiles } from './checkFiles.ts'
import { lookUpProvisioned } from './lookUpProvisioned.ts'
import { namedPackage } from './NamedPackage.ts'
import { checkRemovable } from './nonRemovable.ts'
import { deleteUnneededLicense, removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import type { Provisioned } from './readProvisioned.ts'
import { readRegistered, usersOf } from './readRegistered.ts'
import { removedFiles } from './rules/missingFiles.ts'
import { deprovisionedMark, removeName, removeRegistered, unneededPackage } from './rules/provisioning.ts'
import { desktopToRemove } from './rules/support.ts'
import { writeProvisioningList } from './writeProvisioningList.ts'

/**
 * /Remove-ProvisionedAppxPackage: takes back the provisioning of a package, and the package itself when no user has
 * it registered, with the frameworks that nobody needs any more.
 * @param packageName the full name that the list shows, in any case
 * @param online whether the image is the running Windows
 * Throws DismError FILE_NOT_FOUND when nothing of that name is provisioned, PATH_NOT_FOUND when its files are gone and
 * observed semantics hold, NOT_SUPPORTED on a server without the
 * Desktop Experience, REMOVE_FAILED for a family that a policy or the release protects.
 */
export function removeProvisionedAppxPackage(packageName: string, online = false): Operation {
  return function* (image, context) {
    checkDesktop(image, desktopToRemove, packageName, context)
    checkRemovable(image, packageName, context)
    yield { label: `look up ${packageName}` }
    const app = lookUpProvisioned(image, packageName, removeName, context)
    checkFiles(image, app, removedFiles, context)

    yield { label: `remove the provisioning of ${app.fullName}` }
    const registered = readRegistered(image)
    const users = usersOf(registered, app.fullName)
    image.registry.deleteKey('SOFTWARE', appxKeys.application(app.fullName))
    markDeprovisioned(image, app, online, context)

    const reason = users.length > 0 ? `registered for ${users.join(', ')}` : 'no user has it registered'
    if (!context.decide(removeRegistered, app.fullName, users.length > 0, reason)) {
      yield { label: `delete ${app.fullName}` }
      removeUnneeded(image, app.familyName, [], unneededPackage, context, registered)
      deleteUnneededLicense(image, app.familyName, registered)
    }
    const frameworks = app.frameworks.flatMap((fullName) => namedPackage(fullName) ?? [])
    removeUnneededFrameworks(image, frameworks, context, registered)
    writeProvisioningList(image, context, { gone: [app.fullName] })
  }
}

function markDeprovisioned(image: ForkedImage, app: Provisioned, online: boolean, context: OperationContext): void {
  const { offlineFrom = 0, onlineFrom = 0 } = context.variant(deprovisionedMark).value ?? {}
  const build = buildNumber(image)
  const because = `the image is build ${build}, ${online ? 'running' : 'offline'}`
  if (context.decide(deprovisionedMark, app.familyName, build >= (online ? onlineFrom : offlineFrom), because))
    image.registry.createKey('SOFTWARE', appxKeys.deprovisioned(app.familyName))
}
