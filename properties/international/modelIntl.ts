import { modelLocale } from './modelLocales.ts'
import type { IntlSettings, IntlStory } from './IntlStory.ts'

/** What the model knows of an image. */
export interface ModelIntl {
  readonly languages: readonly string[]
  readonly story: IntlStory
  readonly installLanguage: string
  readonly preferred: string
  /** What the languages that are partly localized fall back to, by tag. */
  readonly fallbacks: { readonly [tag: string]: string }
  readonly systemLocale: string
  readonly ansi: number
  readonly userLocale: string
  readonly region: { readonly number: number; readonly name: string; readonly letters: string }
  readonly inputs: readonly string[]
  readonly zone: string
  /** A number of MODEL_DRIVERS. */
  readonly driver: string
}

/** A keyboard driver, as /Get-Intl names it, and the type and subtype that are registered with it. */
interface ModelDriver {
  readonly name: string
  readonly type: number
  readonly subtype: number
}

/** The first of them is what an image begins with. */
export const MODEL_DRIVERS: { readonly [number: string]: ModelDriver } = {
  '1': { name: 'PC/AT Enhanced Keyboard (101/102-Key)', type: 7, subtype: 0 },
  '2': { name: 'Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 1)', type: 8, subtype: 3 },
  '3': { name: 'Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 2)', type: 8, subtype: 4 },
  '6': { name: 'Japanese Keyboard (106/109 Key)', type: 7, subtype: 2 },
}

const LAYOUTS = new Set(['00000409', '0000040c', '0000040a', '00010439'])
const NOT_FOUND = 1168
const INVALID = 87
const NO_HIVE = 2

/** Sets what a line says, all of it or nothing. @returns the image after it, or the codes that a refusal may have */
export function modelSet(
  model: ModelIntl,
  settings: IntlSettings,
): ModelIntl | { readonly refused: readonly number[] } {
  const refused: number[] = []
  const wanted = spreadOut(settings, refused)
  let after = model
  const installed = (tag: string | undefined) => {
    const found = model.languages.find((one) => one.toLowerCase() === tag?.toLowerCase())
    if (tag !== undefined && found === undefined) refused.push(NOT_FOUND)
    return found
  }
  const preferred = installed(wanted.UILang?.value)
  if (preferred !== undefined) {
    const isPack = preferred === 'fr-FR' && model.story.french === 'interface pack'
    after = { ...after, preferred, installLanguage: isPack ? (after.fallbacks[preferred] ?? 'en-US') : preferred }
  }
  const main = installed(wanted.SysUILang?.value)
  if (main !== undefined) after = { ...after, installLanguage: main }
  const fallback = installed(wanted.UILangFallback?.value)
  if (fallback !== undefined) {
    const partly = after.installLanguage === 'fr-FR' && model.story.french !== 'full'
    if (partly && !['en-US', 'es-ES'].includes(fallback)) refused.push(INVALID)
    after = { ...after, fallbacks: { ...after.fallbacks, [after.installLanguage]: fallback } }
  }
  after = setLocales(after, wanted, refused)
  if (wanted.TimeZone) {
    if (!/^(Pacific|Romance|Tokyo|India) Standard Time$|^UTC$/.test(wanted.TimeZone.value)) refused.push(INVALID)
    after = { ...after, zone: wanted.TimeZone.value }
  }
  if (wanted.LayeredDriver) {
    const driver = wanted.LayeredDriver.value
    if (!Object.hasOwn(MODEL_DRIVERS, driver)) refused.push(INVALID)
    after = { ...after, driver }
  }
  return refused.length > 0 ? { refused } : after
}

/** A value, and whether it comes from an option that stands for many. */
interface Wanted {
  readonly value: string
  readonly common: boolean
}

type AllWanted = {
  readonly [name in Exclude<keyof IntlSettings, 'AllIntl' | 'SKUIntlDefaults'>]: Wanted | undefined
}

/** What each setting becomes: its own option counts first, then /Set-SKUIntlDefaults, then /Set-AllIntl. */
function spreadOut({ AllIntl, SKUIntlDefaults, ...own }: IntlSettings, refused: number[]): AllWanted {
  const common = [AllIntl, SKUIntlDefaults].map((name) => (name === undefined ? undefined : modelLocale(name)))
  if ((AllIntl !== undefined && !common[0]) || (SKUIntlDefaults !== undefined && !common[1])) refused.push(INVALID)
  const all = (common[1] ?? common[0])?.tag
  const zone = common[1]?.zone
  const entry = (name: keyof typeof own, many?: string): Wanted | undefined => {
    const single = own[name]
    if (single !== undefined) return { value: single, common: false }
    return many === undefined ? undefined : { value: many, common: true }
  }
  return {
    UILang: entry('UILang', all),
    SysUILang: entry('SysUILang'),
    UILangFallback: entry('UILangFallback'),
    SysLocale: entry('SysLocale', all),
    UserLocale: entry('UserLocale', all),
    InputLocale: entry('InputLocale', all),
    TimeZone: entry('TimeZone', zone),
    LayeredDriver: entry('LayeredDriver'),
  }
}

function setLocales(model: ModelIntl, wanted: AllWanted, refused: number[]): ModelIntl {
  let after = model
  const known = (one: Wanted | undefined) => {
    const locale = one && modelLocale(one.value)
    if (one && !locale) refused.push(INVALID)
    return locale
  }
  const system = known(wanted.SysLocale)
  if (system?.ansi === 0 && wanted.SysLocale?.common !== true) refused.push(INVALID)
  if (system !== undefined && system.ansi !== 0) after = { ...after, systemLocale: system.tag, ansi: system.ansi }
  if ((wanted.UserLocale || wanted.InputLocale) && model.story.noDefaultUser) refused.push(NO_HIVE)
  const user = known(wanted.UserLocale)
  if (user) after = { ...after, userLocale: user.tag, region: user.region ?? after.region }
  if (wanted.InputLocale) {
    const inputs = wanted.InputLocale.value
      .split(';')
      .flatMap((part) => modelLocale(part)?.inputs ?? [part.toLowerCase()])
    const sound = (one: string) =>
      one.includes('{') || (/^[0-9a-f]{4}:[0-9a-f]{8}$/.test(one) && LAYOUTS.has(one.slice(5)))
    if (!inputs.every(sound)) refused.push(INVALID)
    after = { ...after, inputs }
  }
  return after
}
