import { DismError } from '../../errors/DismError.ts'
import { checkHostFolder } from '../../host/readHostFile.ts'
import type { Command } from './Command.ts'

/** `/Export-Driver /Destination:<folder>`: copies the third-party driver packages out of the image. */
export const exportDriverCommand: Command = {
  name: 'Export-Driver',
  since: '6.3.9600',
  provider: 'DriverManager',
  target: 'image',
  argument: 'none',
  options: [{ name: 'Destination', argument: 'required' }],
  summary: `Export all third-party driver packages from an
offline image or a running operating system.`,
  help: `/Export-Driver /Destination:<path_to_folder>

  Copies all third-party driver packages of the image into a folder that exists,
  each into a folder of its own.

    Example:
      DISM.exe /Image:C:\\test\\offline /Export-Driver /Destination:C:\\drivers
`,
  async run({ host, image, options, apply, judge, write }) {
    const [destination] = options.get('destination') ?? []
    if (destination === undefined) throw new DismError('INVALID_COMMAND', '/Destination is missing')
    checkHostFolder(host, destination)
    const { exportDrivers } = await import('../../servicing/drivers/exportDrivers.ts')
    const names = exportDrivers(image, { host, destination, apply }, judge)
    names.forEach((name, index) =>
      write(`Exporting ${index + 1} of ${names.length} - ${name}: The driver package successfully exported.\n`),
    )
  },
}
