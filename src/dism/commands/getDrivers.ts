import { formatList, formatTable } from '../output/formatRecords.ts'
import type { Command } from './Command.ts'

/** `/Get-Drivers [/All]`: lists the driver packages of the image. */
export const getDriversCommand: Command = {
  name: 'Get-Drivers',
  provider: 'DriverManager',
  target: 'image',
  argument: 'none',
  options: [{ name: 'All', argument: 'none' }],
  summary: `Displays information about all drivers in
an offline image or a running operating system.`,
  help: `/Get-Drivers [/All]

  Lists the driver packages that were added to the image. /All lists those that
  came with Windows too. /Format:Table shows a table.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Get-Drivers

      DISM.exe /Online /Get-Drivers /All /Format:Table
`,
  async run({ host, image, globals, options, judge, write }) {
    const { listDrivers } = await import('../../servicing/drivers/describeDriver.ts')
    const { driverRecord } = await import('./driverReport.ts')
    const all = options.has('all')
    const records = listDrivers(image, all, judge).map((driver) => driverRecord(driver, host.shortDate))
    // The words with /All are inferred.
    write(`Obtaining list of ${all ? 'all' : '3rd party'} drivers from the driver store...\n\n`)
    write('Driver packages listing:\n\n')
    if (records.length === 0) write('(No drivers found in the image matching the criteria)\n\n')
    else write(globals.format === 'Table' ? formatTable(records) : formatList(records))
  },
}
