import { KERNEL_6_1, KERNEL_6_2 } from './kernels.ts'
import type { Preset } from './Preset.ts'

const PE = {
  architectures: ['x64', 'x86'],
  productName: 'Windows PE',
  edition: 'WindowsPE',
  installationType: 'WindowsPE',
  appx: undefined,
} as const satisfies Partial<Preset>

/**
 * Windows Preinstallation Environment: 3.0 is made from Windows 7, 4.0 from Windows 8. EditionID and InstallationType are
 * those that people read from it; its ProductName is inferred.
 */
export const PE_RELEASES: { readonly [name: string]: Preset } = {
  'winpe-3.0': { ...KERNEL_6_1, ...PE },
  'winpe-4.0': { ...KERNEL_6_2, ...PE },
}
