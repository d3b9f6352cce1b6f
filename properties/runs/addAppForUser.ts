import { addAppAs } from '../../emulator/machine/life/apps.ts'
import { openAddRequest } from '../../src/servicing/appx/openAddRequest.ts'
import { openApp } from '../packages/openApp.ts'
import { openFramework } from '../packages/openFramework.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import type { CommandOutcome } from './carryOut.ts'
import type { ImageRun } from './ImageRun.ts'
import { perform } from './perform.ts'

/** A user installs an app; nothing happens when there is no such user. */
export async function addAppForUser(
  run: ImageRun,
  name: string,
  app: AppSpec,
  frameworks: readonly FrameworkSpec[],
): Promise<CommandOutcome> {
  const { image, semantics, computer } = run
  if (!image.users().some((user) => user.name === name)) return { ok: true }
  const main = await openApp(app)
  const dependencies = await Promise.all(frameworks.map(openFramework))
  const given = { main, dependencies, skipLicense: true, regions: undefined }
  const request = await openAddRequest(image, semantics, given)
  const event = addAppAs(name, request)({ running: true, user: computer.user, apps: [] }, image)
  return perform(run, event.operation)
}
