import { DismError } from '../../errors/DismError.ts'
import { formatSize } from '../output/formatSize.ts'
import { unrecognizedCapability } from './unrecognizedCapability.ts'
import { CAPABILITY_COMMAND } from './capabilityCommand.ts'
import type { Command } from './Command.ts'

/** `/Get-CapabilityInfo /CapabilityName:<name>`. */
export const getCapabilityInfoCommand: Command = {
  name: 'Get-CapabilityInfo',
  ...CAPABILITY_COMMAND,
  options: [
    { name: 'CapabilityName', argument: 'required' },
    { name: 'LimitAccess', argument: 'none' },
    { name: 'Source', argument: 'required', repeatable: true },
  ],
  summary: 'Get information of a capability in the image.',
  help: `/Get-CapabilityInfo /CapabilityName:<name> [/LimitAccess] [/Source:<path>]

  Shows what is known of a capability. The name is the one that
  /Get-Capabilities shows.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-CapabilityInfo
      /CapabilityName:Language.Basic~~~en-US~0.0.1.0
`,
  async run({ host, image, options, judge, write }) {
    const [name] = options.get('capabilityname') ?? []
    if (name === undefined) throw new DismError('INVALID_COMMAND', '/CapabilityName is missing')
    const { describeCapability } = await import('../../servicing/capabilities/describeCapability.ts')
    const { PACKAGE_STATES } = await import('../../servicing/packages/packageStates.ts')
    const { openCapabilitySources } = await import('../../servicing/capabilities/openCapabilitySources.ts')
    const offered = openCapabilitySources(host, options.get('source') ?? [], judge)
    const found = unrecognizedCapability(() => describeCapability(image, name, judge, offered))
    // What Name holds beside the identity has not been seen.
    const lines = [
      ['Capability Identity', found.identity],
      ['Name', found.identity.split('~')[0]],
      ['State', PACKAGE_STATES[found.state].text],
      ['Display Name', found.displayName],
      ['Description', found.description],
      ['Download Size', formatSize(found.downloadSize)],
      ['Install Size', formatSize(found.installSize)],
    ]
    write(`Capability information:\n\n${lines.map(([label, value]) => `${label} : ${value}\n`).join('')}\n`)
  },
}
