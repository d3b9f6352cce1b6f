import { DESKTOP_COMPONENT_KEY, SERVER_LEVELS, SERVER_LEVELS_KEY } from '../../src/image/serverDesktop.ts'
import { SETUP_STATE_KEY } from '../../src/image/readSetupState.ts'
import { timeZoneKey } from '../../src/servicing/international/internationalPaths.ts'
import { TIME_ZONES } from '../../src/servicing/international/timeZones.ts'
import { timeZoneRules } from '../../src/servicing/international/timeZoneValues.ts'
import { binary, dword, expandSz, sz, type HiveContents } from './hiveContents.ts'
import type { ImageSpecification, UserSpecification } from './ImageSpecification.ts'
import type { AppxGeneration, Preset } from './Preset.ts'
import { buildLabs } from './buildLabs.ts'
import { packageKeys } from './packageKeys.ts'
import { SETUP_STATES } from './setupStates.ts'
import { sidBytes } from './sidBytes.ts'

const CURRENT_VERSION = 'Microsoft\\Windows NT\\CurrentVersion'
const APPX = 'Microsoft\\Windows\\CurrentVersion\\Appx'
const PROFILE_LIST = `${CURRENT_VERSION}\\ProfileList`

/**
 * Keys of AppxAllUserStore that are there from the start. Windows 8.1: read from a real hive; 10: from a real copy of
 * one; 8: inferred from 8.1.
 */
const ALL_USER_STORE: { readonly [generation in AppxGeneration]: readonly string[] } = {
  '8': ['Applications', 'InboxApplications', 'Staged', 'Upgrade'],
  '8.1': ['Applications', 'Deleted', 'EndOfLife', 'InboxApplications', 'Staged', 'Upgrade'],
  '10': [
    'Applications',
    'Config',
    'Deleted',
    'Deprovisioned',
    'DownlevelInstalled',
    'EndOfLife',
    'InboxApplications',
    'Staged',
    'UpdatedApplications',
    'Upgrade',
  ],
}

/** Profiles of the accounts that every Windows has. */
const SYSTEM_PROFILES = {
  'S-1-5-18': { path: '%systemroot%\\system32\\config\\systemprofile', flags: 0xc },
  'S-1-5-19': { path: 'C:\\Windows\\ServiceProfiles\\LocalService', flags: 0 },
  'S-1-5-20': { path: 'C:\\Windows\\ServiceProfiles\\NetworkService', flags: 0 },
} as const

/**
 * The hive SOFTWARE. The image is generalized: `ImageState` has the documented value for an image that continues with
 * OOBE ("Windows Setup States").
 */
export function softwareHive(specification: ImageSpecification): HiveContents {
  return {
    [CURRENT_VERSION]: currentVersion(specification),
    [PROFILE_LIST]: {
      Default: expandSz('%SystemDrive%\\Users\\Default'),
      ProfilesDirectory: expandSz('%SystemDrive%\\Users'),
      ProgramData: expandSz('%SystemDrive%\\ProgramData'),
      Public: expandSz('%SystemDrive%\\Users\\Public'),
    },
    ...Object.fromEntries(
      Object.entries(SYSTEM_PROFILES).map(([sid, { path, flags }]) => [
        `${PROFILE_LIST}\\${sid}`,
        { Flags: dword(flags), ProfileImagePath: expandSz(path), Sid: binary(sidBytes(sid)), State: dword(0) },
      ]),
    ),
    ...Object.assign({}, ...specification.users.map(userProfile)),
    ...appKeys(specification.preset.appx),
    ...serverKeys(specification.preset),
    ...timeZoneKeys(),
    ...packageKeys(specification),
    ...(specification.preset.installationType !== 'WindowsPE' && {
      [SETUP_STATE_KEY]: { ImageState: sz(SETUP_STATES.generalized.imageState) },
    }),
  }
}

/** The same time zones for all releases: those of Windows 10, without dates of summer time. */
function timeZoneKeys(): HiveContents {
  return Object.fromEntries(
    Object.entries(TIME_ZONES).map(([name, bias]) => {
      const { bytes, standard, daylight } = timeZoneRules(name, bias)
      return [timeZoneKey(name), { Dlt: sz(daylight), Std: sz(standard), TZI: binary(bytes) }]
    }),
  )
}

function appKeys(generation: AppxGeneration | undefined): HiveContents {
  if (!generation) return {}
  return {
    [APPX]: {
      PackageRepositoryRoot: sz('C:\\ProgramData\\Microsoft\\Windows\\AppRepository'),
      PackageRoot: sz('C:\\Program Files\\WindowsApps'),
    },
    ...Object.fromEntries(
      ALL_USER_STORE[generation].map((name) => [
        `${APPX}\\AppxAllUserStore\\${name}`,
        name === 'InboxApplications' ? { Appx: sz('Appx') } : {},
      ]),
    ),
  }
}

/** What tells how much of a desktop a server has, see `readDesktopExperience`. */
function serverKeys({ version, desktopFeatures }: Preset): HiveContents {
  if (!desktopFeatures || version.startsWith('6.1.')) return {}
  const levels = Object.entries(SERVER_LEVELS).filter(([feature]) => desktopFeatures.includes(feature))
  const state = dword(desktopFeatures.includes('DesktopExperience') ? 1 : 0)
  return {
    [SERVER_LEVELS_KEY]: { ServerCore: dword(1), ...Object.fromEntries(levels.map(([, level]) => [level, dword(1)])) },
    ...(version.startsWith('6.') && { [DESKTOP_COMPONENT_KEY]: { InstallState: state } }),
  }
}

function userProfile({ name, sid }: UserSpecification): HiveContents {
  return {
    [`${PROFILE_LIST}\\${sid}`]: {
      Flags: dword(0),
      ProfileImagePath: expandSz(`C:\\Users\\${name}`),
      Sid: binary(sidBytes(sid)),
      State: dword(0),
    },
  }
}

function currentVersion({ preset, architecture, version }: ImageSpecification) {
  const [major, minor, build, revision] = version
  const { buildLab, buildLabEx } = buildLabs(preset, architecture, revision)
  const release = preset.builds[build]
  // Releases were called by year and month until 2004, by year and half since 20H2, and ReleaseId stayed at 2009.
  const halves = release?.includes('H') === true
  return {
    BuildLab: sz(buildLab),
    BuildLabEx: sz(buildLabEx),
    CurrentBuild: sz(String(build)),
    CurrentBuildNumber: sz(String(build)),
    CurrentType: sz('Multiprocessor Free'),
    // Frozen at 6.3: from Windows 10 on the two numbers below count.
    CurrentVersion: sz(major === 6 ? `6.${minor}` : '6.3'),
    EditionID: sz(preset.edition),
    InstallationType: sz(preset.installationType),
    PathName: sz('C:\\Windows'),
    ProductName: sz(preset.productName),
    SoftwareType: sz('System'),
    SystemRoot: sz('C:\\Windows'),
    ...(preset.servicePack !== undefined && { CSDVersion: sz(preset.servicePack) }),
    ...(release !== undefined && {
      BuildBranch: sz(preset.lab.branch),
      CompositionEditionID: sz(preset.installationType === 'Client' ? 'Enterprise' : preset.edition),
      CurrentMajorVersionNumber: dword(major),
      CurrentMinorVersionNumber: dword(minor),
      ...(halves && { DisplayVersion: sz(release) }),
      LCUVer: sz(version.join('.')),
      ReleaseId: sz(halves ? '2009' : release),
      UBR: dword(revision),
    }),
  }
}
