import { formatList, formatTable } from '../output/formatRecords.ts'
import { appxReport } from './appxReport.ts'
import type { Command } from './Command.ts'

/** `/Get-ProvisionedAppxPackages`: lists what is provisioned, in the order of the registry. */
export const getProvisionedAppxPackagesCommand: Command = {
  name: 'Get-ProvisionedAppxPackages',
  since: '6.2.9200',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: [],
  summary: `Displays information about app packages 
(.appx or .appxbundle) in an image that are 
set to install for each new user.`,
  help: `/Get-ProvisionedAppxPackages

  Lists the app packages (.appx or .appxbundle) of the image that are set to be
  installed for each new user.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-ProvisionedAppxPackages
`,
  async run({ host, image, globals, judge, write }) {
    const { listProvisionedAppxPackages } = await import('../../servicing/appx/listProvisionedAppxPackages.ts')
    const { warnOfListedOnly } = await import('../../servicing/appx/warnOfListedOnly.ts')
    const { warnOfStaleBundles } = await import('../../servicing/appx/warnOfStaleBundles.ts')
    warnOfStaleBundles(image, judge)
    await warnOfListedOnly(image, judge)
    const records = listProvisionedAppxPackages(image, judge).map((app) => appxReport(app, host.dismVersion))
    write('Getting the list of app packages (.appx or .appxbundle) in this image...\n\n')
    write(globals.format === 'Table' ? formatTable(records) : formatList(records))
  },
}
