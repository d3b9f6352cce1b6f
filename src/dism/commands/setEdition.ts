import { progressBar } from '../output/progressBar.ts'
import type { Command, CommandSession } from './Command.ts'

/** `/Set-Edition:<edition> [/GetEula:<path> | /AcceptEula /ProductKey:<key>]`. */
export const setEditionCommand: Command = {
  name: 'Set-Edition',
  provider: 'Edition Manager',
  target: 'image',
  argument: 'required',
  options: [
    { name: 'ProductKey', argument: 'required' },
    { name: 'AcceptEula', argument: 'none' },
    { name: 'GetEula', argument: 'required' },
  ],
  summary: 'Upgrades an image to a higher edition.',
  help: `/Set-Edition:<target_edition_ID> [{/GetEula:<path> |
  /AcceptEula /ProductKey:<product_key>}]

  Changes an image to a higher edition, one of those that /Get-TargetEditions
  shows. The running Windows must be a server, and needs /AcceptEula and
  /ProductKey. /GetEula copies the license terms.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Set-Edition:Enterprise
      DISM.exe /Online /Set-Edition:ServerDatacenter /AcceptEula
      /ProductKey:12345-67890-12345-67890-12345
`,
  async run(session) {
    const { argument: edition = '', options, target, write, carryOut, needRestart } = session
    const [eula] = options.get('geteula') ?? []
    if (eula !== undefined) return getEula(session, edition, eula)
    const { setEdition } = await import('../../servicing/editions/setEdition.ts')
    const [productKey] = options.get('productkey') ?? []
    const online = target.kind === 'online'
    const change = carryOut(setEdition({ edition, productKey, online, accepted: options.has('accepteula') }))
    write('Starting to update components...\n')
    if (change.keyInstalled) write('Starting to install product key...\nFinished installing product key.\n\n')
    if (change.removed !== undefined) write(`Removing package ${change.removed}\n${progressBar(100)}`)
    write('Finished updating components.\n\n')
    write('Starting to apply edition-specific settings...\nFinished applying edition-specific settings.\n\n')
    if (online) needRestart()
  },
}

/** `/Set-ProductKey:<key>`. */
export const setProductKeyCommand: Command = {
  name: 'Set-ProductKey',
  provider: 'Edition Manager',
  target: 'image',
  argument: 'required',
  options: [],
  summary: 'Sets the product key of the offline image.',
  help: `/Set-ProductKey:<product_key>

  Gives an image the product key of its edition.

    Example:
      DISM.exe /Image:C:\\test\\offline
      /Set-ProductKey:12345-67890-12345-67890-12345
`,
  async run({ argument: key = '', carryOut }) {
    const { setProductKey } = await import('../../servicing/editions/setEdition.ts')
    carryOut(setProductKey(key))
  },
}

async function getEula({ host, image, target, judge }: CommandSession, edition: string, path: string): Promise<void> {
  const { copyLicenseTerms } = await import('../../servicing/editions/copyLicenseTerms.ts')
  copyLicenseTerms(host, image, judge, { edition, online: target.kind === 'online', path })
}
