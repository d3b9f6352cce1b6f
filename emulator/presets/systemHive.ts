import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import { FULLY_LOCALIZED, formatLcid, uiLanguageKey } from '../../src/servicing/languages/languageParts.ts'
import { controlKeys } from '../../src/servicing/international/internationalPaths.ts'
import { DRIVER_VALUES, KEYBOARD_DRIVERS } from '../../src/servicing/international/keyboardDrivers.ts'
import { KEYBOARD_LAYOUTS } from '../../src/servicing/international/keyboardLayouts.ts'
import { codePages, findLocale } from '../../src/servicing/international/locales.ts'
import { FIRST_TIME_ZONE, TIME_ZONES } from '../../src/servicing/international/timeZones.ts'
import { timeZoneRules, timeZoneValues } from '../../src/servicing/international/timeZoneValues.ts'
import { binary, dword, expandSz, multiSz, sz, type HiveContents } from './hiveContents.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { PE_SETUP, SETUP_STATES } from './setupStates.ts'
import { inboxDriverKeys } from './inboxDrivers.ts'

const CONTROL_SET = 'ControlSet001'
const CONTROL = `${CONTROL_SET}\\Control`

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
    ...internationalKeys(defaultLanguage),
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
    ...inboxDriverKeys(preset, architecture, 'SYSTEM'),
    Select: { Current: dword(1), Default: dword(1), Failed: dword(0), LastKnownGood: dword(1) },
    Setup: valuesOf(preset.installationType === 'WindowsPE' ? PE_SETUP : SETUP_STATES.generalized.setup),
  }
}

/** Locale, code pages, keyboards and time zone. Images of Windows come with Pacific time. */
function internationalKeys({ tag, lcid }: ImageSpecification['defaultLanguage']): HiveContents {
  const locale = findLocale(tag)
  const zone = timeZoneValues(FIRST_TIME_ZONE, timeZoneRules(FIRST_TIME_ZONE, TIME_ZONES[FIRST_TIME_ZONE] ?? 0))
  const driver = KEYBOARD_DRIVERS[1]
  return {
    [`${CONTROL}\\${controlKeys.locale}`]: { '': sz(formatLcid(lcid).padStart(8, '0')) },
    ...(locale && { [`${CONTROL}\\${controlKeys.codePage}`]: valuesOf(codePages(locale)) }),
    [`${CONTROL}\\${controlKeys.timeZone}`]: valuesOf(zone),
    ...Object.fromEntries(
      Object.entries(KEYBOARD_LAYOUTS).map(([identifier, [text, file]]) => [
        `${CONTROL}\\${controlKeys.keyboardLayouts}\\${identifier}`,
        { 'Layout File': sz(file), 'Layout Text': sz(text) },
      ]),
    ),
    ...(driver && {
      [`${CONTROL_SET}\\Services\\i8042prt\\Parameters`]: valuesOf({
        [DRIVER_VALUES.japanese]: driver.japanese,
        [DRIVER_VALUES.korean]: driver.korean,
        [DRIVER_VALUES.identifier]: driver.identifier,
        [DRIVER_VALUES.type]: driver.type,
        [DRIVER_VALUES.subtype]: driver.subtype,
      }),
    }),
  }
}

function valuesOf(values: Readonly<Record<string, string | number | Uint8Array>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? sz(value) : typeof value === 'number' ? dword(value) : binary(value),
    ]),
  )
}
