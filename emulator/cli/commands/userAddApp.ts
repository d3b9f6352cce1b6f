import { addAppAs } from '../../machine/life/apps.ts'
import { openUserPackages } from '../../machine/openUserPackages.ts'
import { openAddRequest } from '../../../src/servicing/appx/openAddRequest.ts'
import { carryOutEvent } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { createDiskHost } from '../createDiskHost.ts'
import { listOption } from '../listOption.ts'
import { semanticsOf } from '../semanticsOf.ts'
import { systemClock } from '../systemClock.ts'
import { withImage } from '../withImage.ts'

/** `dismulator user add-app`: a user installs an app, as Add-AppxPackage does. */
export const userAddApp: Command = {
  operands: ['folder', 'user', 'file'],
  options: { dependencies: { value: '<file,…>', describes: 'framework packages that the app needs' } },
  notes: ['The app is registered for this user alone and not provisioned.'],
  async run(input) {
    const [folder = '', user = '', file = ''] = input.operands
    const now = systemClock()
    const dependencies = listOption(input.option('dependencies')) ?? []
    const opened = await openUserPackages(createDiskHost(), file, dependencies)
    // What of a bundle applies is chosen at once, before the image is closed.
    const request = await withImage(folder, now, (image) => openAddRequest(image, semanticsOf(input), opened))
    return carryOutEvent(input, now, addAppAs(user, request), {
      user,
      describe: ({ user: one, packageName }) => `installed ${packageName} for ${one.name}\n`,
    })
  },
}
