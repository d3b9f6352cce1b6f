import { DismError } from '../../errors/DismError.ts'
import type { Command } from './Command.ts'

/** `/Remove-Driver /Driver:<published name>`, several times. */
export const removeDriverCommand: Command = {
  name: 'Remove-Driver',
  provider: 'DriverManager',
  target: 'image',
  argument: 'none',
  options: [{ name: 'Driver', argument: 'required', repeatable: true }],
  summary: 'Removes driver packages from an offline image.',
  help: `/Remove-Driver /Driver:<published_name>

  Removes third-party driver packages from an offline image, by the published
  names that /Get-Drivers shows (oem0.inf, oem1.inf, ...). The option can be
  given more than once. Drivers that came with Windows cannot be removed.
  Removing a driver that Windows needs to start can make the image unbootable.

    Example:
      DISM.exe /Image:C:\\test\\offline /Remove-Driver /Driver:oem1.inf
      /Driver:oem2.inf
`,
  async run(session) {
    const { target, image, options, judge, write, carryOut } = session
    const names = options.get('driver') ?? []
    if (names.length === 0) throw new DismError('INVALID_COMMAND', '/Driver is missing')
    const { checkOffline } = await import('../../servicing/drivers/checkOffline.ts')
    checkOffline('/Remove-Driver', target.kind === 'online', judge)
    const { attempt } = await import('../../servicing/drivers/attempt.ts')
    const { knownDriver } = await import('../../servicing/drivers/readStoredDrivers.ts')
    const { writeIgnored } = await import('./writeIgnored.ts')
    const looked = names.map((path) => ({ path, stored: attempt(() => knownDriver(image, path, judge)) }))
    writeIgnored(
      session,
      looked.flatMap(({ path, stored }) => (stored instanceof DismError ? { path, error: stored } : [])),
    )
    const known = looked.flatMap(({ path, stored }) => (stored instanceof DismError ? [] : path))
    if (known.length === 0) throw new DismError('NO_DRIVER_PACKAGES', `the image has none of ${names.join(', ')}`)
    write(`Found ${known.length} driver package(s) to remove.\n`)
    const { removeDrivers } = await import('../../servicing/drivers/removeDrivers.ts')
    const { writeOutcomes } = await import('./writeOutcomes.ts')
    writeOutcomes(session, carryOut(removeDrivers(known)), { doing: 'Removing', done: 'removed' })
  },
}
