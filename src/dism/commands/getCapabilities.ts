import { formatList, formatTable, type ReportRecord } from '../output/formatRecords.ts'
import { CAPABILITY_COMMAND } from './capabilityCommand.ts'
import type { Command } from './Command.ts'

/** `/Get-Capabilities`: lists the capabilities that the image has or knows of. */
export const getCapabilitiesCommand: Command = {
  name: 'Get-Capabilities',
  ...CAPABILITY_COMMAND,
  options: [
    { name: 'LimitAccess', argument: 'none' },
    { name: 'Source', argument: 'required', repeatable: true },
  ],
  summary: 'Get capabilities in the image.',
  help: `/Get-Capabilities [/LimitAccess] [/Source:<path>]

  Lists the capabilities of the image with their states, and those of sources.
  /Format:Table shows a table.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-Capabilities
`,
  async run({ host, image, globals, options, judge, write }) {
    const { listCapabilities } = await import('../../servicing/capabilities/listCapabilities.ts')
    const { PACKAGE_STATES } = await import('../../servicing/packages/packageStates.ts')
    const { openCapabilitySources } = await import('../../servicing/capabilities/openCapabilitySources.ts')
    const sources = openCapabilitySources(host, options.get('source') ?? [], judge)
    const records = listCapabilities(image, judge, sources).map(({ identity, state }): ReportRecord => [
      ['Capability Identity', identity],
      ['State', PACKAGE_STATES[state].text],
    ])
    write('Capability listing:\n\n')
    write(globals.format === 'Table' ? formatTable(records) : formatList(records))
  },
}
