import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { checkDefaultUser } from './checkDefaultUser.ts'
import { locationOfRegion } from './geographicLocations.ts'
import {
  COMMON_SETTINGS,
  SINGLE_SETTINGS,
  type CommonSetting,
  type InternationalSettings,
  type SettingMade,
  type SingleSetting,
} from './InternationalSettings.ts'
import { invalidSetting } from './invalidSetting.ts'
import { KEYBOARD_DRIVERS, writeKeyboardDriver, type KeyboardDriver } from './keyboardDrivers.ts'
import { driverNumber, individualFirst } from './rules.ts'
import { setInputLocale } from './setInputLocale.ts'
import { knownLocale, setSystemLocale, setUserLocale } from './setLocales.ts'
import { setTimeZone } from './setTimeZone.ts'
import { setFallback, setInstallLanguage, setUiLanguage } from './setUiLanguage.ts'

/** A setting as it will be made: its value, and the option that it comes from when that stands for many. */
interface Wanted {
  readonly value: string
  readonly common?: CommonSetting
}

/**
 * Sets international settings of an image, all of them or none.
 *
 * Throws DismError NOT_FOUND for a UI language that is not installed, INVALID_ARGUMENT for a value that cannot be used,
 * FILE_NOT_FOUND when what new users start with has no hive.
 * @returns what was set, in the order in which it was
 */
export function setInternational(settings: InternationalSettings): Operation<readonly SettingMade[]> {
  return function* (image, context) {
    const wanted = resolveSettings(settings, context)
    const made: SettingMade[] = []
    for (const name of SINGLE_SETTINGS) {
      const one = wanted.get(name)
      if (!one) continue
      yield { label: `set ${name} to ${one.value}` }
      const value = SETTERS[name](image, context, one)
      if (value !== undefined) made.push({ name, value })
    }
    return made
  }
}

const SETTERS: {
  readonly [name in SingleSetting]: (
    image: ForkedImage,
    context: OperationContext,
    wanted: Wanted,
  ) => string | undefined
} = {
  UILang: (image, context, { value }) => setUiLanguage(image, context, value),
  SysUILang: (image, context, { value }) => setInstallLanguage(image, context, value),
  UILangFallback: (image, context, { value }) => setFallback(image, context, value),
  SysLocale: (image, context, { value, common }) =>
    setSystemLocale(image, context, knownLocale(context, common ?? 'SysLocale', value), common !== undefined),
  UserLocale(image, context, { value, common }) {
    const locale = knownLocale(context, common ?? 'UserLocale', value)
    checkDefaultUser(image, context, 'UserLocale')
    return setUserLocale(image, context, locale)
  },
  InputLocale(image, context, { value }) {
    checkDefaultUser(image, context, 'InputLocale')
    return setInputLocale(image, context, value)
  },
  TimeZone: (image, context, { value }) => setTimeZone(image, context, value),
  LayeredDriver: (image, context, { value }) => {
    const driver = Object.hasOwn(KEYBOARD_DRIVERS, value) ? KEYBOARD_DRIVERS[value] : undefined
    const because = driver?.text ?? 'there are 1 to 6'
    const isKnown = (found: KeyboardDriver | undefined): found is KeyboardDriver =>
      context.decide(driverNumber, value, found !== undefined, because)
    if (!isKnown(driver)) throw invalidSetting('LayeredDriver', value, because)
    writeKeyboardDriver(image, driver)
    return driver.text
  },
}

/** What /Set-AllIntl stands for; /Set-SKUIntlDefaults sets the time zone too. */
const COMMON = ['UILang', 'SysLocale', 'UserLocale', 'InputLocale'] as const

function resolveSettings(
  settings: InternationalSettings,
  context: OperationContext,
): ReadonlyMap<SingleSetting, Wanted> {
  const wanted = new Map<SingleSetting, Wanted>()
  for (const common of COMMON_SETTINGS) {
    const value = settings[common]
    if (value === undefined) continue
    const { tag } = knownLocale(context, common, value)
    for (const name of COMMON) wanted.set(name, { value: tag, common })
    const zone = locationOfRegion(tag.split('-').at(-1) ?? '')?.timeZone
    if (common === 'SKUIntlDefaults' && zone !== undefined) wanted.set('TimeZone', { value: zone, common })
  }
  for (const name of SINGLE_SETTINGS) {
    const value = settings[name]
    if (value !== undefined) wanted.set(name, { value })
  }
  for (const [name, { value, common }] of wanted)
    context.decide(
      individualFirst,
      `/Set-${name}`,
      common === undefined,
      `${value}${common ? ` of /Set-${common}` : ''}`,
    )
  return wanted
}
