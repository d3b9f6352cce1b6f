import { readDword, readString } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { keyboardDriverKey } from './internationalPaths.ts'

/** What /Set-LayeredDriver chooses from. */
export interface KeyboardDriver {
  /** As /Get-Intl shows it. */
  readonly text: string
  /** OverrideKeyboardIdentifier of the driver's parameters. */
  readonly identifier: string
  readonly type: number
  readonly subtype: number
  readonly japanese: string
  readonly korean: string
}

/**
 * Keyboards by the number that /Set-LayeredDriver takes. Sources: Microsoft, "DISM Languages and International Servicing
 * Command-Line Options" for the texts; parameters of i8042prt as published for Japanese and Korean keyboards, the
 * first as in a hive of Windows 8.1.
 */
export const KEYBOARD_DRIVERS: { readonly [number: string]: KeyboardDriver } = {
  1: {
    text: 'PC/AT Enhanced Keyboard (101/102-Key)',
    identifier: 'PCAT_101KEY',
    type: 7,
    subtype: 0,
    japanese: 'kbd101.dll',
    korean: 'kbd101a.dll',
  },
  2: {
    text: 'Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 1)',
    identifier: 'PCAT_101AKEY',
    type: 8,
    subtype: 3,
    japanese: 'kbd101.dll',
    korean: 'kbd101a.dll',
  },
  3: {
    text: 'Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 2)',
    identifier: 'PCAT_101BKEY',
    type: 8,
    subtype: 4,
    japanese: 'kbd101.dll',
    korean: 'kbd101b.dll',
  },
  4: {
    text: 'Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 3)',
    identifier: 'PCAT_101CKEY',
    type: 8,
    subtype: 5,
    japanese: 'kbd101.dll',
    korean: 'kbd101c.dll',
  },
  5: {
    text: 'Korean Keyboard (103/106 Key)',
    identifier: 'PCAT_103KEY',
    type: 8,
    subtype: 6,
    japanese: 'kbd101.dll',
    korean: 'kbd103.dll',
  },
  6: {
    text: 'Japanese Keyboard (106/109 Key)',
    identifier: 'PCAT_106KEY',
    type: 7,
    subtype: 2,
    japanese: 'kbd106.dll',
    korean: 'kbd101a.dll',
  },
}

/** Names of the values in which the keyboard's driver keeps which keyboard it is. */
export const DRIVER_VALUES = {
  japanese: 'LayerDriver JPN',
  korean: 'LayerDriver KOR',
  identifier: 'OverrideKeyboardIdentifier',
  type: 'OverrideKeyboardType',
  subtype: 'OverrideKeyboardSubtype',
} as const

/** The keyboard of an image, or undefined when its driver knows none. */
export function readKeyboardDriver({ registry }: ImageReader): KeyboardDriver | undefined {
  const key = registry.key('SYSTEM', keyboardDriverKey(registry))
  const identifier = readString(key, DRIVER_VALUES.identifier)
  const type = readDword(key, DRIVER_VALUES.type)
  return Object.values(KEYBOARD_DRIVERS).find((driver) => driver.identifier === identifier && driver.type === type)
}

/** Makes a keyboard that of the image. */
export function writeKeyboardDriver({ registry }: ForkedImage, driver: KeyboardDriver): void {
  const key = keyboardDriverKey(registry)
  for (const part of ['japanese', 'korean', 'identifier'] as const)
    registry.setString('SYSTEM', key, DRIVER_VALUES[part], driver[part])
  for (const part of ['type', 'subtype'] as const) registry.setDword('SYSTEM', key, DRIVER_VALUES[part], driver[part])
}
