import { findPreset } from '../presets/presets.ts'
import type { MachineDescription } from './MachineDescription.ts'

/**
 * The computer on which a preset's Windows runs: elevated, with two processors, going by the documents unless told
 * otherwise.
 * @throws PresetError when there is no such preset
 */
export function describeMachine(
  name: string,
  overrides: { readonly [key in keyof MachineDescription]?: MachineDescription[key] | undefined } = {},
): MachineDescription {
  const preset = findPreset(name)
  const [architecture = 'x64'] = preset.architectures
  return {
    dismVersion: overrides.dismVersion ?? preset.dismVersion,
    windowsVersion: overrides.windowsVersion ?? preset.version.split('.').slice(0, 3).join('.'),
    installationType: overrides.installationType ?? preset.installationType,
    architecture: overrides.architecture ?? architecture,
    processors: overrides.processors ?? 2,
    elevated: overrides.elevated ?? true,
    semantics: overrides.semantics ?? 'documented',
    ...(overrides.shortDate !== undefined && { shortDate: overrides.shortDate }),
  }
}
