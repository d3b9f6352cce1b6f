import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import type { Preset } from './Preset.ts'

/** Architectures as build labs write them. */
const LAB_ARCHITECTURES: { readonly [architecture in WindowsArchitecture]: string } = {
  x86: 'x86',
  x64: 'amd64',
  arm: 'arm',
  arm64: 'arm64',
}

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
    buildLabEx: `${lab.build}.${shown}.${LAB_ARCHITECTURES[architecture]}fre.${lab.branch}.${lab.time}`,
  }
}
