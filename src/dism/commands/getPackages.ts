import { formatList, formatTable, type ReportRecord } from '../output/formatRecords.ts'
import type { Command } from './Command.ts'

/** `/Get-Packages`: lists the packages of the image that are not inside others. */
export const getPackagesCommand: Command = {
  name: 'Get-Packages',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
  options: [],
  summary: `Displays information about all packages in 
the image.`,
  help: `/Get-Packages

  Lists the packages of the image with their states. /Format:Table shows a
  table.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-Packages
`,
  async run({ image, globals, judge, write }) {
    const { listPackages } = await import('../../servicing/packages/listPackages.ts')
    const { PACKAGE_STATES } = await import('../../servicing/packages/packageStates.ts')
    const { RELEASE_TYPES } = await import('../../servicing/packages/releaseTypes.ts')
    const { formatTime } = await import('../output/formatTime.ts')
    const records = listPackages(image, judge).map(({ identity, state, releaseType, installTime }): ReportRecord => [
      ['Package Identity', identity],
      ['State', PACKAGE_STATES[state].text],
      ['Release Type', RELEASE_TYPES[releaseType].text],
      ['Install Time', formatTime(installTime)],
    ])
    write('Packages listing:\n\n')
    write(globals.format === 'Table' ? formatTable(records) : formatList(records))
  },
}
