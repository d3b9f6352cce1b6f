import type { OptionDefinition } from '../grammar/OptionDefinition.ts'

/** What the commands on capabilities have in common. */
export const CAPABILITY_COMMAND = {
  since: '10.0.10240',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
} as const

/** Capabilities, and the folders with their packages. */
export const CAPABILITIES_OF_SOURCES: readonly OptionDefinition[] = [
  { name: 'CapabilityName', argument: 'required', repeatable: true },
  { name: 'Source', argument: 'required', repeatable: true },
]
