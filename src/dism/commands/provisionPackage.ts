import { addProvisionedAppxPackage } from '../../servicing/appx/addProvisionedAppxPackage.ts'
import { checkHost } from '../../servicing/appx/appSupport.ts'
import { openNamedFiles } from '../../servicing/appx/openNamedFiles.ts'
import type { CommandSession } from './Command.ts'
import { readAddOptions } from './readAddOptions.ts'

/**
 * Carries /Add-ProvisionedAppxPackage out. A module of its own, so that nothing is loaded for reading packages before
 * a command reads one.
 * @throws DismError
 */
export async function provisionPackage(session: CommandSession): Promise<void> {
  const { host, target, image, judge, carryOut } = session
  if (session.options.has('packagepath')) checkHost(host, judge)
  const request = await openNamedFiles(host, image, readAddOptions(session), target.kind === 'online')
  carryOut(addProvisionedAppxPackage(request))
}
