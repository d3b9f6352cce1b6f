import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { fitResources } from './fitResources.ts'
import { deletePackage } from './packageRemoval.ts'
import { readProvisioned, type Provisioned } from './readProvisioned.ts'
import { readRegistered, usersOf, type Registered } from './readRegistered.ts'
import { readStagedPackages } from './readStagedPackages.ts'
import { pruneOnce, pruneRecorded } from './rules/signIn.ts'
import type { UserSettings } from './UserSettings.ts'
import { writeProvisioningList } from './writeProvisioningList.ts'

/**
 * Removes from the image the resource packages of provisioned bundles that do not fit the first user. What somebody
 * has registered stays. What goes is remembered with the bundle.
 * @param due whether this is the first sign-in after OOBE; nothing happens otherwise
 */
export function pruneResources(user: UserSettings, due: boolean): Operation {
  return function* (image, context) {
    // What goes is registered for nobody: this holds until the last bundle.
    const registered: Registered = due ? readRegistered(image) : new Map()
    for (const app of readProvisioned(image).filter((one) => one.bundle)) {
      const because = due ? 'first sign-in after OOBE' : 'OOBE is long over'
      if (!context.decide(pruneOnce, app.fullName, due, because)) continue
      yield { label: `prune ${app.fullName}` }
      pruneBundle(image, app, registered, user, context)
    }
    if (due) writeProvisioningList(image, context)
  }
}

function pruneBundle(
  image: ForkedImage,
  app: Provisioned,
  registered: Registered,
  user: UserSettings,
  context: OperationContext,
): void {
  const packages = readStagedPackages(image, app)
  const fits = fitResources(packages, user, context)
  const pruned = packages.filter((one, index) => {
    const fit = fits[index]
    if (one.kind === 'main' || !fit) return false
    const users = usersOf(registered, one.fullName)
    const because =
      !fit.fits && users.length > 0 ? `${fit.because}; ${users.join(', ')} has it registered` : fit.because
    return !context.decide(fit.rule, one.fullName, fit.fits || users.length > 0, because)
  })
  for (const one of pruned) deletePackage(image, one)

  const names = [...app.pruned, ...pruned.map((one) => one.fullName)]
  const because = pruned.length > 0 ? pruned.map((one) => one.fullName).join(', ') : 'everything fits the user'
  if (context.decide(pruneRecorded, app.fullName, pruned.length > 0, because))
    image.registry.setMultiString('SOFTWARE', appxKeys.application(app.fullName), appxValues.pruned, names)
}
