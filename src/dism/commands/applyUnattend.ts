import { parsePackageIdentity } from '../../servicing/packages/packageIdentity.ts'
import { reloadMessage } from '../output/reloadMessage.ts'
import type { Command } from './Command.ts'

/**
 * `/Apply-Unattend:<file>`: the offlineServicing pass of an answer file. Inferred: it prints nothing of its own, and of a
 * servicing stack what /Add-Package prints.
 */
export const applyUnattendCommand: Command = {
  name: 'Apply-Unattend',
  provider: 'DISM Unattend Manager',
  target: 'image',
  argument: 'required',
  options: [],
  summary: 'Applies an unattend file to an image.',
  help: `/Apply-Unattend:<path_to_unattend.xml>

  Applies the offlineServicing pass of an answer file to an image: its packages
  and features, and for an offline image its drivers. Whether a package applies
  to the image is not checked.

    Example:
      DISM.exe /Image:C:\\test\\offline
      /Apply-Unattend:C:\\test\\unattend.xml
`,
  async run({ host, image, target, argument: path = '', judge, carryOut, needRestart, write }) {
    const { openAnswerFile } = await import('../../servicing/unattend/openAnswerFile.ts')
    const { applyUnattend } = await import('../../servicing/unattend/applyUnattend.ts')
    const request = openAnswerFile(host, path, image, judge, target.kind === 'online')
    const { restart, packages } = carryOut(applyUnattend(request))
    for (const { identity, reload } of packages)
      if (reload) write(reloadMessage(parsePackageIdentity(identity)?.name ?? identity))
    if (restart) needRestart()
  },
}
