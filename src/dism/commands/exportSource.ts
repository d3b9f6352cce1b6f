import { DismError } from '../../errors/DismError.ts'
import { CAPABILITIES_OF_SOURCES, CAPABILITY_COMMAND } from './capabilityCommand.ts'
import type { Command } from './Command.ts'
import { unrecognizedCapability } from './unrecognizedCapability.ts'

/** `/Export-Source /Source:<folder>… /Target:<folder> /CapabilityName:<name>…`. */
export const exportSourceCommand: Command = {
  name: 'Export-Source',
  ...CAPABILITY_COMMAND,
  options: [...CAPABILITIES_OF_SOURCES, { name: 'Target', argument: 'required' }],
  summary: 'Export a set of capabilities into a new repository.',
  help: `/Export-Source /CapabilityName:<name> /Source:<path> /Target:<path>

  Copies the packages of capabilities, and of what they need, from folders with
  features on demand to another. /CapabilityName and /Source may be given more
  than once.

    Example:
      DISM.exe /Image:C:\\test\\offline /Export-Source /Source:D:\\features
      /Target:C:\\features /CapabilityName:Language.Basic~~~en-US~0.0.1.0
`,
  async run({ host, options, apply, judge }) {
    const names = options.get('capabilityname') ?? []
    const sources = options.get('source') ?? []
    const [target] = options.get('target') ?? []
    if (names.length === 0 || sources.length === 0 || target === undefined)
      throw new DismError('INVALID_COMMAND', '/CapabilityName, /Source and /Target are needed')
    const { exportCapabilities } = await import('../../servicing/capabilities/exportCapabilities.ts')
    unrecognizedCapability(() => exportCapabilities({ names, sources, target, apply }, host, judge))
  },
}
