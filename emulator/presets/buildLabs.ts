import { PROCESSOR_NAMES, type WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import type { Preset } from './Preset.ts'

/**
 * The values BuildLab and BuildLabEx. From Windows 10 on they name the first build of the release and never change;
 * before it, BuildLabEx carries the revision, which stands nowhere else.
 */
export function buildLabs(
  { lab, version }: Preset,
  architecture: WindowsArchitecture,
  revision: number,
): { readonly buildLab: string; readonly buildLabEx: string } {
  const shown = version.startsWith('6.') ? revision : lab.revision
  return {
    buildLab: `${lab.build}.${lab.branch}.${lab.time}`,
    buildLabEx: `${lab.build}.${shown}.${PROCESSOR_NAMES[architecture]}fre.${lab.branch}.${lab.time}`,
  }
}
