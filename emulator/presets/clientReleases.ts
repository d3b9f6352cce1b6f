import { KERNEL_6_1_SP1, KERNEL_6_2, KERNEL_6_3 } from './kernels.ts'
import type { Preset } from './Preset.ts'

/** Releases by the names of their presets. */
type Releases = { readonly [name: string]: Preset }

const PROFESSIONAL = {
  edition: 'Professional',
  installationType: 'Client',
  architectures: ['x64', 'x86'],
} as const satisfies Partial<Preset>

/** Windows 7: no app packages. */
export const CLIENT_7: Releases = {
  'windows-7': { ...KERNEL_6_1_SP1, ...PROFESSIONAL, productName: 'Windows 7 Professional', appx: undefined },
}

/** Windows 8: app packages, no bundles. */
export const CLIENT_8: Releases = {
  'windows-8': { ...KERNEL_6_2, ...PROFESSIONAL, productName: 'Windows 8 Pro', appx: '8' },
}

/** Windows 8.1. */
export const CLIENT_8_1: Releases = {
  'windows-8.1': { ...KERNEL_6_3, ...PROFESSIONAL, productName: 'Windows 8.1 Pro', appx: '8.1' },
  'windows-rt-8.1': {
    ...KERNEL_6_3,
    architectures: ['arm'],
    productName: 'Windows RT 8.1',
    edition: 'CoreARM',
    installationType: 'Client',
    appx: '8.1',
  },
}
