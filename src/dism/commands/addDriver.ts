import { DismError } from '../../errors/DismError.ts'
import type { Command } from './Command.ts'

/** `/Add-Driver /Driver:<.inf or folder> [/Recurse] [/ForceUnsigned]`. */
export const addDriverCommand: Command = {
  name: 'Add-Driver',
  provider: 'DriverManager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'Driver', argument: 'required', repeatable: true },
    { name: 'Recurse', argument: 'none' },
    { name: 'ForceUnsigned', argument: 'none' },
  ],
  summary: 'Adds driver packages to an offline image.',
  help: `/Add-Driver /Driver:<path_to_inf_or_folder> [/Recurse] [/ForceUnsigned]

  Adds third-party driver packages to an offline image. /Driver names an .inf
  file, or a folder whose .inf files are all added; files that are no driver
  packages are ignored. /Recurse searches the folders below too.
  /ForceUnsigned adds unsigned drivers to images that ask for signed ones.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Add-Driver /Driver:C:\\drivers\\net.inf

      DISM.exe /Image:C:\\test\\offline /Add-Driver /Driver:C:\\drivers /Recurse
`,
  async run(session) {
    const { host, target, options, judge, write, carryOut } = session
    const paths = options.get('driver') ?? []
    if (paths.length === 0) throw new DismError('INVALID_COMMAND', '/Driver is missing')
    const { checkOffline } = await import('../../servicing/drivers/checkOffline.ts')
    checkOffline('/Add-Driver', target.kind === 'online', judge)
    const { findDriverPackages } = await import('../../servicing/drivers/findDriverPackages.ts')
    const { writeIgnored } = await import('./writeIgnored.ts')
    const found = paths.map((path) => findDriverPackages(host, path, options.has('recurse'), judge))
    if (found.some(({ searched }) => searched)) write('Searching for driver packages to install...\n')
    writeIgnored(
      session,
      found.flatMap(({ ignored }) => ignored),
    )
    const packages = found.flatMap((one) => one.packages)
    if (packages.length === 0)
      throw new DismError('NO_DRIVER_PACKAGES', `none of ${paths.join(', ')} is a driver package`)
    write(`Found ${packages.length} driver package(s) to install.\n`)
    const { addDrivers } = await import('../../servicing/drivers/addDrivers.ts')
    const { writeOutcomes } = await import('./writeOutcomes.ts')
    const outcomes = carryOut(addDrivers(packages, { forceUnsigned: options.has('forceunsigned') }))
    writeOutcomes(session, outcomes, { doing: 'Installing', done: 'installed' })
  },
}
