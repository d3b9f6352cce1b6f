import { DismError } from '../../errors/DismError.ts'
import {
  SETTING_NAMES,
  type InternationalSettings,
  type SettingName,
  type SingleSetting,
} from '../../servicing/international/InternationalSettings.ts'
import type { Command } from './Command.ts'

/** The line that dism.exe prints for a setting that it made; inferred, no capture shows one. */
const MADE_TEXTS: { readonly [name in SingleSetting]: string } = {
  UILang: 'UI language',
  SysUILang: 'System UI language',
  UILangFallback: 'UI language fallback',
  SysLocale: 'System locale',
  UserLocale: 'User locale',
  InputLocale: 'Input locale',
  TimeZone: 'Default time zone',
  LayeredDriver: 'Keyboard layered driver',
}

/** What is known of a command that makes a setting. */
interface SettingRow {
  readonly setting: SettingName
  /** As the help calls its argument. */
  readonly argument: string
  readonly example: string
  readonly summary: string
  /** What the help says of it. */
  readonly text: string
}

/** `/Set-<setting>:<value>`. Any of the other settings may stand on the same line. */
export function settingCommand({ setting, argument, example, summary, text }: SettingRow): Command {
  const name = `Set-${setting}`
  return {
    name,
    provider: 'IntlManager',
    target: 'image',
    argument: 'required',
    options: SETTING_NAMES.filter((one) => one !== setting).map((one) => ({
      name: `Set-${one}`,
      argument: 'required',
    })),
    summary,
    help: `/${name}:<${argument}>

${text}
    Example:
      DISM.exe /Image:C:\\test\\offline /${name}:${example}
`,
    async run({ target, argument: value, options, judge, write, carryOut }) {
      const { settingsOffline } = await import('../../servicing/international/rules.ts')
      const offline = target.kind !== 'online'
      const because = `the image is ${offline ? 'offline' : 'the running Windows'}`
      if (!judge.decide(settingsOffline, `/${name}`, offline, because))
        throw new DismError('NOT_SUPPORTED', `/${name} takes an offline image only`)
      const given = SETTING_NAMES.flatMap((one): readonly (readonly [SettingName, string])[] => {
        const [other] = one === setting ? [value] : (options.get(`set-${one.toLowerCase()}`) ?? [])
        return other === undefined ? [] : [[one, other]]
      })
      const settings: InternationalSettings = Object.fromEntries(given)
      const { setInternational } = await import('../../servicing/international/setInternational.ts')
      const made = carryOut(setInternational(settings))
      write(made.map((one) => `${MADE_TEXTS[one.name]} has been set to: ${one.value}\n`).join(''))
      if (made.length > 0) write('\n')
    },
  }
}
