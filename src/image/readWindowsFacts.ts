import { decodeDword } from '../formats/regf/decodeDword.ts'
import { decodeMultiString } from '../formats/regf/decodeMultiString.ts'
import { decodeString } from '../formats/regf/decodeString.ts'
import type { HiveKey } from '../formats/regf/Hive.ts'
import { DismError } from '../errors/DismError.ts'
import type { Registry } from './Registry.ts'
import type { UserProfile, WindowsIdentity } from './WindowsImage.ts'
import type { WindowsArchitecture } from './WindowsArchitecture.ts'
import { baseName } from './WindowsPath.ts'

type KeyReader = Pick<Registry, 'key'>

const CURRENT_VERSION = 'Microsoft\\Windows NT\\CurrentVersion'

const ARCHITECTURES: { readonly [processor: string]: WindowsArchitecture } = {
  X86: 'x86',
  AMD64: 'x64',
  ARM: 'arm',
  ARM64: 'arm64',
}

/**
 * Version and edition from SOFTWARE, `Microsoft\Windows NT\CurrentVersion`. Windows 10 has the major and minor
 * version as numbers and the revision as UBR; before it, CurrentVersion holds `6.3`, and the revision is the
 * second part of BuildLabEx.
 */
export function readIdentity(registry: KeyReader): WindowsIdentity {
  const key = registry.key('SOFTWARE', CURRENT_VERSION)
  const major = readDword(key, 'CurrentMajorVersionNumber')
  const minor = readDword(key, 'CurrentMinorVersionNumber')
  const kernel = major === undefined ? (readString(key, 'CurrentVersion') ?? '0.0') : `${major}.${minor ?? 0}`
  const build = readString(key, 'CurrentBuild') ?? readString(key, 'CurrentBuildNumber') ?? '0'
  const revision = readDword(key, 'UBR') ?? Number(readString(key, 'BuildLabEx')?.split('.')[1] ?? 0)
  return {
    version: `${kernel}.${build}.${revision}`,
    edition: readString(key, 'EditionID') ?? '',
    installationType: readString(key, 'InstallationType') ?? 'Client',
  }
}

/**
 * The processor architecture from SYSTEM, `Control\Session Manager\Environment`.
 * @throws DismError REGISTRY_CORRUPT when it is not there
 */
export function readArchitecture(registry: KeyReader): WindowsArchitecture {
  const key = controlKey(registry, 'Session Manager\\Environment')
  const processor = readString(key, 'PROCESSOR_ARCHITECTURE') ?? ''
  const architecture = ARCHITECTURES[processor.toUpperCase()]
  if (!architecture) throw new DismError('REGISTRY_CORRUPT', `PROCESSOR_ARCHITECTURE is "${processor}" in SYSTEM`)
  return architecture
}

/** The installed UI languages: the keys of SYSTEM, `Control\MUI\UILanguages`. */
export function readLanguages(registry: KeyReader): readonly string[] {
  return [...(controlKey(registry, 'MUI\\UILanguages')?.subkeyNames() ?? [])].sort()
}

/**
 * The default UI language: the installed one whose LCID is `Nls\Language` InstallLanguage (hexadecimal text), else
 * the first preferred one, else the first installed one.
 */
export function readDefaultLanguage(registry: KeyReader): string {
  const languages = readLanguages(registry)
  const lcid = Number.parseInt(readString(controlKey(registry, 'Nls\\Language'), 'InstallLanguage') ?? '', 16)
  const byLcid = languages.find((tag) => readDword(controlKey(registry, `MUI\\UILanguages\\${tag}`), 'LCID') === lcid)
  const preferred = controlKey(registry, 'MUI\\Settings')?.value('PreferredUILanguages')
  return byLcid ?? (preferred ? decodeMultiString(preferred.data)[0] : undefined) ?? languages[0] ?? ''
}

/** The profiles of people (S-1-5-21-…) in SOFTWARE, `ProfileList`. */
export function readUserProfiles(registry: KeyReader): readonly UserProfile[] {
  const list = registry.key('SOFTWARE', `${CURRENT_VERSION}\\ProfileList`)
  return (list?.subkeys() ?? [])
    .filter((key) => key.name.toUpperCase().startsWith('S-1-5-21-'))
    .map((key) => ({ sid: key.name, name: baseName(readString(key, 'ProfileImagePath') ?? '') }))
}

/** A string value of a key, or undefined. */
export function readString(key: HiveKey | undefined, name: string): string | undefined {
  const value = key?.value(name)
  return value && decodeString(value.data)
}

/** A REG_MULTI_SZ value of a key; empty when there is none. */
export function readMultiString(key: HiveKey | undefined, name: string): readonly string[] {
  const value = key?.value(name)
  return value ? decodeMultiString(value.data) : []
}

/** A REG_DWORD value of a key, or undefined. */
export function readDword(key: HiveKey | undefined, name: string): number | undefined {
  const value = key?.value(name)
  return value && decodeDword(value.data)
}

/** The path of a key below `Control` of the current control set of SYSTEM; an offline hive names the set in `Select\Current`. */
export function controlPath(registry: KeyReader, path: string): string {
  return `${controlSet(registry)}\\Control\\${path}`
}

/** The path of a service's key in SYSTEM. */
export function servicePath(registry: KeyReader, name: string): string {
  return `${controlSet(registry)}\\Services\\${name}`
}

/** The name of the current control set in SYSTEM: `ControlSet001`. */
export function controlSet(registry: KeyReader): string {
  const current = readDword(registry.key('SYSTEM', 'Select'), 'Current') ?? 1
  return `ControlSet${String(current).padStart(3, '0')}`
}

function controlKey(registry: KeyReader, path: string): HiveKey | undefined {
  return registry.key('SYSTEM', controlPath(registry, path))
}
