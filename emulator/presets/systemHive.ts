import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import { FULLY_LOCALIZED, formatLcid, uiLanguageKey } from '../../src/servicing/languages/languageParts.ts'
import { dword, expandSz, multiSz, sz, type HiveContents } from './hiveContents.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { PE_SETUP, SETUP_STATES, type SetupState } from './setupStates.ts'

const CONTROL = 'ControlSet001\\Control'

/** PROCESSOR_ARCHITECTURE, as the environment of Windows has it. */
const PROCESSORS: { readonly [architecture in WindowsArchitecture]: string } = {
  x86: 'x86',
  x64: 'AMD64',
  arm: 'ARM',
  arm64: 'ARM64',
}

/** The hive SYSTEM. The set-up state is that of a generalized image, see `softwareHive`. */
export function systemHive({ preset, architecture, languages, defaultLanguage }: ImageSpecification): HiveContents {
  const defaultLcid = formatLcid(defaultLanguage.lcid)
  return {
    [`${CONTROL}\\MUI\\Settings`]: { PreferredUILanguages: multiSz([defaultLanguage.tag]) },
    ...Object.fromEntries(
      languages.map(({ tag, lcid }) => [
        `${CONTROL}\\${uiLanguageKey(tag)}`,
        { LCID: dword(lcid), Type: dword(FULLY_LOCALIZED) },
      ]),
    ),
    [`${CONTROL}\\Nls\\Language`]: { InstallLanguage: sz(defaultLcid), Default: sz(defaultLcid) },
    [`${CONTROL}\\ProductOptions`]: {
      ProductType: sz(preset.desktopFeatures ? 'ServerNT' : 'WinNT'),
      ProductSuite: multiSz(['Terminal Server']),
    },
    ...(preset.installationType === 'WindowsPE' && { [`${CONTROL}\\MiniNT`]: {} }),
    [`${CONTROL}\\Session Manager\\Environment`]: {
      PROCESSOR_ARCHITECTURE: sz(PROCESSORS[architecture]),
      OS: sz('Windows_NT'),
      windir: expandSz('%SystemRoot%'),
    },
    Select: { Current: dword(1), Default: dword(1), Failed: dword(0), LastKnownGood: dword(1) },
    Setup: setupValues(preset.installationType === 'WindowsPE' ? PE_SETUP : SETUP_STATES.generalized.setup),
  }
}

function setupValues(setup: SetupState['setup']) {
  return Object.fromEntries(
    Object.entries(setup).map(([name, value]) => [name, typeof value === 'string' ? sz(value) : dword(value)]),
  )
}
