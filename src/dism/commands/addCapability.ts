import { DismError } from '../../errors/DismError.ts'
import { runCapabilityChange } from './runCapabilityChange.ts'
import { CAPABILITIES_OF_SOURCES, CAPABILITY_COMMAND } from './capabilityCommand.ts'
import type { Command } from './Command.ts'

/** `/Add-Capability /CapabilityName:<name>… [/Source:<folder>…] [/LimitAccess]`. */
export const addCapabilityCommand: Command = {
  name: 'Add-Capability',
  ...CAPABILITY_COMMAND,
  options: [...CAPABILITIES_OF_SOURCES, { name: 'LimitAccess', argument: 'none' }],
  summary: 'Add one or more capabilities to an image.',
  help: `/Add-Capability /CapabilityName:<name> [/Source:<path>] [/LimitAccess]

  Adds capabilities. /CapabilityName and /Source may be given more than once.
  /Source names a folder with the cabinets of features on demand. After it the
  locations of the group policy are searched, and then Windows Update when the
  image is the running Windows; /LimitAccess keeps DISM from that.

    Example:
      DISM.exe /Image:C:\\test\\offline /Add-Capability
      /CapabilityName:Language.Basic~~~en-US~0.0.1.0 /Source:D:\\features
`,
  async run(session) {
    const { host, target, image, options, judge } = session
    const names = options.get('capabilityname') ?? []
    if (names.length === 0) throw new DismError('INVALID_COMMAND', '/CapabilityName is missing')
    const { addCapabilities } = await import('../../servicing/capabilities/addCapabilities.ts')
    const { openCapabilitySources } = await import('../../servicing/capabilities/openCapabilitySources.ts')
    const { searchedSources } = await import('../../servicing/sources/searchedSources.ts')
    const online = target.kind === 'online'
    const sources = options.get('source') ?? []
    const access = { given: sources.length, online, limitAccess: options.has('limitaccess') }
    const offered = openCapabilitySources(host, searchedSources(image, sources, judge), judge)
    runCapabilityChange(session, addCapabilities(names, { offered, ...access }))
  },
}
