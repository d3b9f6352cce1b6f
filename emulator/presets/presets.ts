import type { Preset } from './Preset.ts'
import { PresetError } from './PresetError.ts'

const WINDOWS_8_1 = {
  version: '6.3.9600.17031',
  dismVersion: '6.3.9600.17031',
  builds: { 9600: undefined },
  lab: { build: 9600, revision: 17031, branch: 'winblue_gdr', time: '140221-1952' },
  appx: '8.1',
  hiveRoot: 'CsiTool-CreateHive-{00000000-0000-0000-0000-000000000000}',
  userHiveMinor: 3,
} as const satisfies Partial<Preset>

const WINDOWS_10 = {
  productName: 'Windows 10 Pro',
  edition: 'Professional',
  appx: '10',
  hiveRoot: 'ROOT',
  userHiveMinor: 5,
} as const satisfies Partial<Preset>

/**
 * Windows images by name. Sources: output of dism.exe and registries of real machines, as published; Windows 8.1 and
 * 10 as on installation media. Inferred: the revision of the 24H2 image (that of captured 25H2 media, which takes the
 * same updates), the arm lab string of Windows RT, and that Professional is what people mean.
 */
const PRESETS: { readonly [name: string]: Preset } = {
  'windows-8.1': {
    ...WINDOWS_8_1,
    architectures: ['x64', 'x86'],
    productName: 'Windows 8.1 Pro',
    edition: 'Professional',
  },
  'windows-rt-8.1': {
    ...WINDOWS_8_1,
    architectures: ['arm'],
    productName: 'Windows RT 8.1',
    edition: 'CoreARM',
  },
  'windows-10-1709': {
    ...WINDOWS_10,
    architectures: ['x64', 'x86', 'arm64'],
    version: '10.0.16299.15',
    dismVersion: '10.0.16299.15',
    releaseId: '1709',
    builds: { 16299: undefined },
    lab: { build: 16299, revision: 15, branch: 'rs3_release', time: '170928-1534' },
  },
  'windows-10-1803': {
    ...WINDOWS_10,
    architectures: ['x64', 'x86', 'arm64'],
    version: '10.0.17134.1',
    dismVersion: '10.0.17134.1',
    releaseId: '1803',
    builds: { 17134: undefined },
    lab: { build: 17134, revision: 1, branch: 'rs4_release', time: '180410-1804' },
  },
  'windows-10-22h2': {
    ...WINDOWS_10,
    architectures: ['x64', 'x86', 'arm64'],
    version: '10.0.19045.3803',
    dismVersion: '10.0.19041.3636',
    releaseId: '2009',
    builds: { 19041: '2004', 19042: '20H2', 19043: '21H1', 19044: '21H2', 19045: '22H2' },
    lab: { build: 19041, revision: 1, branch: 'vb_release', time: '191206-1406' },
  },
  'windows-11-24h2': {
    ...WINDOWS_10,
    architectures: ['x64', 'arm64'],
    version: '10.0.26100.8037',
    dismVersion: '10.0.26100.8737',
    releaseId: '2009',
    builds: { 26100: '24H2', 26200: '25H2' },
    lab: { build: 26100, revision: 1, branch: 'ge_release', time: '240331-1435' },
  },
}

/** The names of all presets. */
export const PRESET_NAMES = Object.keys(PRESETS)

/** A preset by name, whatever its case. @throws PresetError when there is none */
export function findPreset(name: string): Preset {
  const preset = PRESETS[name.toLowerCase()]
  if (!preset) throw new PresetError(`there is no preset ${name}; there are ${PRESET_NAMES.join(', ')}`)
  return preset
}
