import { provisioningListText } from '../../src/servicing/appx/provisioningListForm.ts'
import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import type { Preset } from './Preset.ts'
import { EDITION_MATRIX, LICENSE_TERMS } from '../../src/servicing/editions/editionPaths.ts'
import { editionFamily, editionMatrix } from './editionFamilies.ts'
import { SETUP_STATES, STATE_INI, stateIni } from './setupStates.ts'

/** Files of a layer with their content; a path that ends in `\` is an empty folder. */
type LayerFiles = Readonly<Record<string, string>>

const FOLDERS = [
  'PerfLogs',
  'Program Files\\Common Files',
  'ProgramData\\Microsoft\\Windows\\Start Menu\\Programs',
  'Users\\Public\\Desktop',
  'Users\\Public\\Documents',
  'Windows\\Fonts',
  'Windows\\Logs\\CBS',
  'Windows\\Logs\\DISM',
  'Windows\\Panther',
  'Windows\\servicing\\Packages',
  'Windows\\System32\\config\\systemprofile',
  'Windows\\System32\\DriverStore\\FileRepository',
  'Windows\\System32\\Tasks',
  'Windows\\Temp',
  'Windows\\WinSxS\\Manifests',
] as const

/** Folders of a Windows that takes app packages. */
const APP_FOLDERS = [
  'Program Files\\WindowsApps',
  'ProgramData\\Microsoft\\Windows\\AppRepository\\Families',
  'ProgramData\\Microsoft\\Windows\\AppRepository\\Packages',
  'ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps',
  'Windows\\SystemApps',
] as const

/** Its programs. */
const APP_PROGRAMS = [
  'Windows\\System32\\AppXDeploymentExtensions.dll',
  'Windows\\System32\\AppXDeploymentServer.dll',
  'Windows\\System32\\Dism\\AppxProvider.dll',
] as const

/** A few of the files that people and programs look for; their content is a line that says what they stand for. */
const PROGRAMS = [
  'Windows\\explorer.exe',
  'Windows\\regedit.exe',
  'Windows\\servicing\\TrustedInstaller.exe',
  'Windows\\System32\\cmd.exe',
  'Windows\\System32\\Dism.exe',
  'Windows\\System32\\Dism\\DismCore.dll',
  'Windows\\System32\\Dism\\OSProvider.dll',
  'Windows\\System32\\kernel32.dll',
  'Windows\\System32\\ntdll.dll',
  'Windows\\System32\\ntoskrnl.exe',
  'Windows\\System32\\oobe\\windeploy.exe',
  'Windows\\System32\\reg.exe',
  'Windows\\System32\\Sysprep\\sysprep.exe',
  'Windows\\System32\\winload.efi',
  'Windows\\System32\\winlogon.exe',
] as const

/** The files of a release and architecture, without any language. */
export function baseFiles(name: string, preset: Preset, architecture: WindowsArchitecture): LayerFiles {
  const is64 = architecture === 'x64' || architecture === 'arm64'
  return {
    ...emptyFolders([
      ...FOLDERS,
      ...(preset.appx ? APP_FOLDERS : []),
      ...(is64 ? ['Program Files (x86)\\Common Files', 'Windows\\SysWOW64'] : []),
    ]),
    ...contents([...PROGRAMS, ...(preset.appx ? APP_PROGRAMS : [])], `simulated file of ${name} ${architecture}`),
    ...(preset.installationType !== 'WindowsPE' && {
      [STATE_INI]: stateIni(SETUP_STATES.generalized),
      [EDITION_MATRIX]: editionMatrix(editionFamily(preset)),
      [LICENSE_TERMS]: `${LICENSE_TERMS}: license terms of ${preset.productName}, simulated\r\n`,
    }),
    ...(preset.appx === '10' && {
      'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml': provisioningListText([], ''),
    }),
  }
}

/** The folders of a profile, from the root of the volume. */
export function profileFolders(user: string): readonly string[] {
  const folders = ['AppData\\Local\\Packages', 'AppData\\Local\\Temp', 'AppData\\Roaming', 'Desktop', 'Documents']
  return folders.map((folder) => `Users\\${user}\\${folder}`)
}

/** The files of a profile; its hive is not among them. */
export function profileFiles(user: string): LayerFiles {
  return emptyFolders(profileFolders(user))
}

function emptyFolders(paths: readonly string[]): LayerFiles {
  return Object.fromEntries(paths.map((path) => [`${path}\\`, '']))
}

function contents(paths: readonly string[], line: string): LayerFiles {
  return Object.fromEntries(paths.map((path) => [path, `${path}: ${line}\r\n`]))
}
