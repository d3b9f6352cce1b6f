import { DismError } from '../../errors/DismError.ts'
import type { Command, CommandSession } from './Command.ts'

/** `/Get-DriverInfo /Driver:<published name or .inf>`, several times. */
export const getDriverInfoCommand: Command = {
  name: 'Get-DriverInfo',
  provider: 'DriverManager',
  target: 'image',
  argument: 'none',
  options: [{ name: 'Driver', argument: 'required', repeatable: true }],
  summary: `Displays information about a specific driver
in an offline image or a running operating system.`,
  help: `/Get-DriverInfo /Driver:{<published_name> | <path_to_inf>}

  Shows all that is known of a driver package, with its devices: of one of the
  image, by its published name, or of one that lies elsewhere, by the path of its
  .inf file. The option can be given more than once.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Get-DriverInfo /Driver:oem1.inf

      DISM.exe /Image:C:\\test\\offline /Get-DriverInfo
      /Driver:C:\\drivers\\usb.inf /Driver:C:\\drivers\\net.inf
`,
  async run(session) {
    const names = session.options.get('driver') ?? []
    if (names.length === 0) throw new DismError('INVALID_COMMAND', '/Driver is missing')
    const reports: string[] = []
    for (const name of names) reports.push(await report(session, name))
    session.write(`Driver package information:\n\n${reports.join('')}`)
  },
}

/** What has a folder in front, or is a file, is a path; anything else a published name. */
async function report(session: CommandSession, name: string): Promise<string> {
  const { host, image, judge, target } = session
  const { driverReport } = await import('./driverReport.ts')
  const { describePackage, describeStored, devicesOfDriver } = await import('../../servicing/drivers/describeDriver.ts')
  if (/[\\/]/.test(name) || host.kindOf(name) === 'file') {
    const { findDriverPackages } = await import('../../servicing/drivers/findDriverPackages.ts')
    const { writeIgnored } = await import('./writeIgnored.ts')
    const found = findDriverPackages(host, name, false, judge)
    writeIgnored(session, found.ignored)
    if (found.packages.length === 0) throw new DismError('NO_DRIVER_PACKAGES', `there is no driver package at ${name}`)
    return found.packages
      .map((one) => {
        const devices = devicesOfDriver(image, one.driver, one.path, false, judge)
        return driverReport(describePackage(image, one, judge), one.path, devices, host.shortDate)
      })
      .join('')
  }
  const { knownDriver } = await import('../../servicing/drivers/readStoredDrivers.ts')
  const stored = knownDriver(image, name, judge)
  const driver = stored.inf()?.driver
  const devices = driver ? devicesOfDriver(image, driver, name, true, judge) : []
  const description = describeStored(image, stored, judge)
  const root = target.kind === 'online' ? 'C:' : target.path.replace(/[\\/]+$/, '')
  return driverReport(description, `${root}\\${description.infPath}`, devices, host.shortDate)
}
