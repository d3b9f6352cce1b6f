import type { HiveName, Registry } from '../../image/Registry.ts'
import { readString } from '../../image/readWindowsFacts.ts'
import { KEYBOARD_CATEGORY, userKeys } from './internationalPaths.ts'

/** A language and what is typed with in it. */
export interface InputLocale {
  /** Language identifier, 16 bits. */
  readonly language: number
  /** Identifier of a keyboard layout, eight hexadecimal digits in lower case; or the two GUIDs of an input method. */
  readonly keyboard: string
}

const LAYOUT = /^[0-9a-f]{8}$/i
const GUID = '\\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}'
const INPUT_METHOD = new RegExp(`^(${GUID})(${GUID})$`, 'i')

/** `0409:00000409`, or `0411:{…}{…}`, taken apart; undefined when it is neither. */
export function parseInputLocale(text: string): InputLocale | undefined {
  const [, language, keyboard] = /^([0-9a-f]{4}):(.+)$/i.exec(text) ?? []
  if (language === undefined || keyboard === undefined) return undefined
  if (!LAYOUT.test(keyboard) && !INPUT_METHOD.test(keyboard)) return undefined
  return {
    language: Number.parseInt(language, 16),
    keyboard: isLayout({ keyboard }) ? keyboard.toLowerCase() : keyboard,
  }
}

/** Whether it is typed with a plain keyboard layout. */
export function isLayout({ keyboard }: Pick<InputLocale, 'keyboard'>): boolean {
  return LAYOUT.test(keyboard)
}

/** As dism.exe writes it. */
export function formatInputLocale({ language, keyboard }: InputLocale): string {
  return `${hex(language, 4)}:${keyboard}`
}

/**
 * The input locales of a user, the default one first: `Preload` numbers languages, `Substitutes` says which layout stands
 * for the one of the same number, and input methods stand in a list of their own for each language.
 */
export function readInputLocales(registry: Pick<Registry, 'key'>, hive: HiveName): readonly InputLocale[] {
  const preload = registry.key(hive, userKeys.preload)
  const substitutes = registry.key(hive, userKeys.substitutes)
  const found: InputLocale[] = []
  for (let place = 1; ; place++) {
    const loaded = readString(preload, String(place))
    if (loaded === undefined) return found
    const language = Number.parseInt(loaded, 16) & 0xffff
    const substitute = readString(substitutes, loaded)
    const methods = substitute === undefined ? readInputMethods(registry, hive, language) : []
    const layout = { language, keyboard: (substitute ?? loaded).toLowerCase() }
    found.push(...(methods.length > 0 ? methods : [layout]))
  }
}

function readInputMethods(registry: Pick<Registry, 'key'>, hive: HiveName, language: number): readonly InputLocale[] {
  const list = registry.key(hive, inputMethodsKey(language))
  return (list?.subkeys() ?? []).flatMap((item) => {
    const [method, profile] = [readString(item, 'CLSID'), readString(item, 'Profile')]
    const isNone = method === undefined || profile === undefined || /^[{0-}]*$/.test(method)
    return isNone ? [] : [{ language, keyboard: `${method}${profile}` }]
  })
}

/** Makes these the input locales of a user, in place of all there were. */
export function writeInputLocales(registry: Registry, hive: HiveName, locales: readonly InputLocale[]): void {
  for (const key of [userKeys.preload, userKeys.substitutes, userKeys.inputMethods]) registry.deleteKey(hive, key)
  registry.createKey(hive, userKeys.substitutes)
  for (const { path, name, value } of inputLocaleValues(locales)) {
    if (typeof value === 'number') registry.setDword(hive, path, name, value)
    else registry.setString(hive, path, name, value)
  }
}

/** A value of a user's hive. */
interface HiveValue {
  readonly path: string
  readonly name: string
  readonly value: string | number
}

/**
 * What a user's hive holds of input locales. The first layout of a language has the number of the language, the second is
 * `d0010409`, and so on; the input methods of a language count as one that comes before its layouts.
 */
export function inputLocaleValues(locales: readonly InputLocale[]): readonly HiveValue[] {
  const numbered = new Map<string, InputLocale>()
  const methods: HiveValue[] = []
  for (const locale of locales) {
    const { language, keyboard } = locale
    const [, method, profile] = INPUT_METHOD.exec(keyboard) ?? []
    const before = [...numbered.values()].filter((one) => one.language === language && isLayout(one)).length
    const shared = locales.some((one) => one.language === language && !isLayout(one))
    if (method === undefined || profile === undefined) {
      const number = before + (shared ? 1 : 0)
      numbered.set(number === 0 ? hex(language, 8) : `d${hex(number, 3)}${hex(language, 4)}`, locale)
      continue
    }
    const place = methods.filter(({ path }) => path.startsWith(inputMethodsKey(language))).length / 3
    const path = `${inputMethodsKey(language)}\\${hex(place, 8)}`
    methods.push({ path, name: 'CLSID', value: method }, { path, name: 'Profile', value: profile })
    methods.push({ path, name: 'KeyboardLayout', value: 0 })
    if (place === 0) numbered.set(hex(language, 8), locale)
  }
  const layouts = [...numbered].flatMap(([number, locale], index): readonly HiveValue[] => [
    { path: userKeys.preload, name: String(index + 1), value: number },
    ...(isLayout(locale) && locale.keyboard !== number
      ? [{ path: userKeys.substitutes, name: number, value: locale.keyboard }]
      : []),
  ])
  return [...layouts, ...methods]
}

function inputMethodsKey(language: number): string {
  return `${userKeys.inputMethods}\\0x${hex(language, 8)}\\${KEYBOARD_CATEGORY}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
