import { controlPath } from '../../image/readWindowsFacts.ts'
import type { HiveName, Registry } from '../../image/Registry.ts'

/**
 * The hives of those who have not signed in yet: `DEFAULT` is the welcome screen's, the other one is what new users get.
 */
export const DEFAULT_HIVES = ['DEFAULT', 'NTUSER:Users\\Default'] as const satisfies readonly HiveName[]

/** The hive that the report of an image is about. */
export const DEFAULT_USER = 'NTUSER:Users\\Default' satisfies HiveName

/** Keys of a user's hive. */
export const userKeys = {
  international: 'Control Panel\\International',
  location: 'Control Panel\\International\\Geo',
  profile: 'Control Panel\\International\\User Profile',
  preload: 'Keyboard Layout\\Preload',
  substitutes: 'Keyboard Layout\\Substitutes',
  /** Input methods that are no plain layout, by language: `0x00000411\<category>\00000000`. */
  inputMethods: 'Software\\Microsoft\\CTF\\SortOrder\\AssemblyItem',
} as const

/** The category of input methods for keyboards (GUID_TFCAT_TIP_KEYBOARD). */
export const KEYBOARD_CATEGORY = '{34745C63-B2F0-4784-8B67-5E12C8701A31}'

/** Keys of SYSTEM below `Control`. */
export const controlKeys = {
  muiSettings: 'MUI\\Settings',
  language: 'Nls\\Language',
  locale: 'Nls\\Locale',
  codePage: 'Nls\\CodePage',
  keyboardLayouts: 'Keyboard Layouts',
  timeZone: 'TimeZoneInformation',
} as const

/** The key of SYSTEM in which the keyboard's driver keeps its settings. */
export function keyboardDriverKey(registry: Pick<Registry, 'key'>): string {
  return controlPath(registry, '').replace('Control\\', 'Services\\i8042prt\\Parameters')
}

/** The key of SOFTWARE that holds a time zone. */
export function timeZoneKey(name: string): string {
  return `Microsoft\\Windows NT\\CurrentVersion\\Time Zones\\${name}`
}
