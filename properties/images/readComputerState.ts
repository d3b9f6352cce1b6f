import type { Machine } from '../../emulator/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { readProvisionedState } from '../../src/servicing/appx/readAppxState.ts'
import { decodeString } from '../../src/formats/regf/decodeString.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { packageCab } from '../packages/packageCab.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'
import { languagePackTraits, MACHINE_UPDATES, type PackageTraits } from '../specs/machineUpdates.ts'
import { IMAGE_LANGUAGES } from '../arbitraries/languagePools.ts'
import type { ComputerState } from './ComputerState.ts'
import { readImageState } from './readImageState.ts'

const PACKAGES = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages'
const UI_LANGUAGES = 'ControlSet001\\Control\\MUI'
const SETUP_STATE = 'Microsoft\\Windows\\CurrentVersion\\Setup\\State'
const WINDOWS_APPS = 'Program Files\\WindowsApps'
const CUSTOM_DATA = ['Custom.dat', 'microsoft.system.package.metadata\\Custom.data']

/** CurrentState of the registry. */
const STATES: { readonly [state: number]: string } = {
  0x05: 'UninstallPending',
  0x50: 'Superseded',
  0x60: 'InstallPending',
  0x70: 'Installed',
}

/** The packages that are looked for. */
const TRAITS: readonly PackageTraits[] = [...Object.values(MACHINE_UPDATES), ...IMAGE_LANGUAGES.map(languagePackTraits)]

/** Reads from keys and files of a computer what it holds, without servicing's own readers; but what is stale, it says. */
export function readComputerState(machine: Machine, release: ImageSpec): ComputerState {
  const { image } = machine
  const mui = image.registry.key('SYSTEM', UI_LANGUAGES)
  const preferred = mui?.subkey('Settings')?.value('PreferredUILanguages')
  const setup = image.registry.key('SOFTWARE', SETUP_STATE)?.value('ImageState')
  const apps = readImageState(image)
  return {
    apps,
    packages: readPackages(image, release),
    languages: (mui?.subkey('UILanguages')?.subkeyNames() ?? []).toSorted(),
    defaultLanguage: (preferred ? decodeString(preferred.data) : '').split('\0')[0] ?? '',
    stale: readProvisionedState(image, machine.host.semantics)
      .filter((app) => app.stale)
      .map((app) => app.packageName)
      .sort(),
    customData: readCustomData(image, apps.staged),
    running: machine.host.isRunningWindows('C:\\'),
    audit: setup !== undefined && decodeString(setup.data).endsWith('_TO_AUDIT'),
  }
}

function readPackages(image: ImageReader, release: ImageSpec): { readonly [name: string]: string } {
  const packages = image.registry.key('SOFTWARE', PACKAGES)
  return Object.fromEntries(
    TRAITS.flatMap((traits) => {
      const key = packages?.subkey(packageCab(release, traits).identity)
      const state = key?.value('CurrentState')?.data[0]
      return state === undefined
        ? []
        : [[`${traits.family} ${traits.version}`, STATES[state] ?? `0x${state.toString(16)}`]]
    }),
  )
}

function readCustomData({ volume }: ImageReader, staged: readonly string[]): { readonly [fullName: string]: string } {
  return Object.fromEntries(
    staged.flatMap((fullName) =>
      CUSTOM_DATA.map((name) => `${WINDOWS_APPS}\\${fullName}\\${name}`)
        .filter((path) => volume.stat(path))
        .map((path) => [fullName, new TextDecoder().decode(readAll(volume.open(path)))]),
    ),
  )
}
