import { DismError } from '../../errors/DismError.ts'
import { runCapabilityChange } from './runCapabilityChange.ts'
import { CAPABILITY_COMMAND } from './capabilityCommand.ts'
import type { Command } from './Command.ts'

/** `/Remove-Capability /CapabilityName:<name>`. */
export const removeCapabilityCommand: Command = {
  name: 'Remove-Capability',
  ...CAPABILITY_COMMAND,
  options: [{ name: 'CapabilityName', argument: 'required' }],
  summary: 'Remove a capability from one image.',
  help: `/Remove-Capability /CapabilityName:<name>

  Removes a capability. One that others depend on is kept.

    Example:
      DISM.exe /Image:C:\\test\\offline /Remove-Capability
      /CapabilityName:Language.Basic~~~en-US~0.0.1.0
`,
  async run(session) {
    const [name] = session.options.get('capabilityname') ?? []
    if (name === undefined) throw new DismError('INVALID_COMMAND', '/CapabilityName is missing')
    const { removeCapability } = await import('../../servicing/capabilities/removeCapability.ts')
    runCapabilityChange(session, removeCapability(name, { online: session.target.kind === 'online' }))
  },
}
