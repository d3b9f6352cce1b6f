import type { Semantics } from '../../src/rules/Rule.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'
import type { ModelImage } from './ModelImage.ts'
import { countryOf } from './regions.ts'

/** Build numbers of the presets. Apps without a license run in all releases from 2004 on, and before in Windows 10 Pro. */
const BUILDS: { readonly [preset: string]: number } = {
  'windows-8.1': 9600,
  'windows-rt-8.1': 9600,
  'windows-10-1709': 16299,
  'windows-10-1803': 17134,
  'windows-10-22h2': 19045,
  'windows-11-24h2': 26100,
  'windows-server-2012-r2': 9600,
  'windows-server-2016': 14393,
  'windows-server-2019': 17763,
  'windows-server-2022': 20348,
  'windows-server-2025': 26100,
}

/** A new image. */
export function newModel(
  { preset, architecture, languages, defaultLanguage, users, region, pins }: ImageSpec,
  semantics: Semantics = 'documented',
  online = false,
): ModelImage {
  const build = BUILDS[preset]
  if (build === undefined) throw new Error(`the model does not know the preset ${preset}`)
  return {
    build,
    architecture,
    semantics,
    online,
    sideloads: build >= 19041 || preset.startsWith('windows-10'),
    languages,
    defaultLanguage,
    region: countryOf(region ?? defaultLanguage.slice(-2)),
    userRegions: {},
    pins: pins ?? [],
    userLanguages: Object.fromEntries(users.map((user) => [user, [defaultLanguage]])),
    signedIn: undefined,
    fresh: true,
    provisioned: [],
    packages: new Map(),
    frameworks: [],
    registered: {},
    declined: {},
    deprovisioned: [],
    licenses: [],
    preferences: {},
  }
}
