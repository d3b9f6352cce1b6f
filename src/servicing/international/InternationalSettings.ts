/**
 * Single international settings of an image, by the names of dism.exe's options without `/Set-`, in the order in which
 * they are made.
 */
export const SINGLE_SETTINGS = [
  'UILang',
  'SysUILang',
  'UILangFallback',
  'SysLocale',
  'UserLocale',
  'InputLocale',
  'TimeZone',
  'LayeredDriver',
] as const

/** An option that stands for one setting. */
export type SingleSetting = (typeof SINGLE_SETTINGS)[number]

/** Options that stand for many settings; a later one goes before an earlier one. */
export const COMMON_SETTINGS = ['AllIntl', 'SKUIntlDefaults'] as const

export type CommonSetting = (typeof COMMON_SETTINGS)[number]

/** All of them. */
export const SETTING_NAMES = [...SINGLE_SETTINGS, ...COMMON_SETTINGS] as const

export type SettingName = SingleSetting | CommonSetting

/** Settings with their values as given. */
export type InternationalSettings = { readonly [name in SettingName]?: string }

/** A setting that was made. */
export interface SettingMade {
  readonly name: SingleSetting
  /** As Windows writes it. */
  readonly value: string
}
