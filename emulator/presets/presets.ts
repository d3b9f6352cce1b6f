import { CLIENT_7, CLIENT_8, CLIENT_8_1 } from './clientReleases.ts'
import type { Preset } from './Preset.ts'
import { PE_RELEASES } from './peReleases.ts'
import { PresetError } from './PresetError.ts'
import { SERVER_RELEASES } from './serverReleases.ts'

const WINDOWS_10 = {
  productName: 'Windows 10 Pro',
  edition: 'Professional',
  installationType: 'Client',
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
  ...CLIENT_7,
  ...CLIENT_8,
  ...CLIENT_8_1,
  'windows-10-1709': {
    ...WINDOWS_10,
    architectures: ['x64', 'x86', 'arm64'],
    version: '10.0.16299.15',
    dismVersion: '10.0.16299.15',
    builds: { 16299: '1709' },
    lab: { build: 16299, revision: 15, branch: 'rs3_release', time: '170928-1534' },
  },
  'windows-10-1803': {
    ...WINDOWS_10,
    architectures: ['x64', 'x86', 'arm64'],
    version: '10.0.17134.1',
    dismVersion: '10.0.17134.1',
    builds: { 17134: '1803' },
    lab: { build: 17134, revision: 1, branch: 'rs4_release', time: '180410-1804' },
  },
  'windows-10-22h2': {
    ...WINDOWS_10,
    architectures: ['x64', 'x86', 'arm64'],
    version: '10.0.19045.3803',
    dismVersion: '10.0.19041.3636',
    builds: { 19041: '2004', 19042: '20H2', 19043: '21H1', 19044: '21H2', 19045: '22H2' },
    lab: { build: 19041, revision: 1, branch: 'vb_release', time: '191206-1406' },
  },
  'windows-11-24h2': {
    ...WINDOWS_10,
    architectures: ['x64', 'arm64'],
    version: '10.0.26100.8037',
    dismVersion: '10.0.26100.8737',
    builds: { 26100: '24H2', 26200: '25H2' },
    lab: { build: 26100, revision: 1, branch: 'ge_release', time: '240331-1435' },
  },
  ...SERVER_RELEASES,
  ...PE_RELEASES,
}

/** The names of all presets. */
export const PRESET_NAMES = Object.keys(PRESETS)

/** A preset by name, whatever its case. @throws PresetError when there is none */
export function findPreset(name: string): Preset {
  const preset = PRESETS[name.toLowerCase()]
  if (!preset) throw new PresetError(`there is no preset ${name}; there are ${PRESET_NAMES.join(', ')}`)
  return preset
}
