import type { Command } from './Command.ts'
import { getIntlCommand } from './getIntl.ts'
import { genLangIniCommand, setSetupUiLangCommand } from './langIniCommands.ts'
import { settingCommand } from './setIntl.ts'

/** Commands on languages and regions. */
export const INTERNATIONAL_COMMANDS: readonly Command[] = [
  settingCommand({
    setting: 'SysUILang',
    argument: 'language_name',
    example: 'fr-FR',
    summary: `Sets the system UI language that is used
in the mounted offline image.`,
    text: `  Sets the language that Windows was installed in. It must be installed in the
  image.
`,
  }),
  settingCommand({
    setting: 'LayeredDriver',
    argument: '1-6',
    example: '6',
    summary: 'Sets keyboard layered driver.',
    text: `  Sets the driver of Japanese and Korean keyboards:
    1 = PC/AT Enhanced Keyboard (101/102-Key)
    2 = Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 1)
    3 = Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 2)
    4 = Korean PC/AT 101-Key Compatible Keyboard/MS Natural Keyboard (Type 3)
    5 = Korean Keyboard (103/106 Key)
    6 = Japanese Keyboard (106/109 Key)
`,
  }),
  settingCommand({
    setting: 'UILang',
    argument: 'language_name',
    example: 'fr-FR',
    summary: `Sets the default system UI language that is used
in the mounted offline image.`,
    text: `  Sets the default language of the user interface. It must be installed in the
  image.
`,
  }),
  settingCommand({
    setting: 'UILangFallback',
    argument: 'language_name',
    example: 'en-US',
    summary: `Sets the fallback default language for the system 
UI in the mounted offline image.`,
    text: `  Sets what the default UI language falls back to, when that is a partly
  localized one.
`,
  }),
  settingCommand({
    setting: 'UserLocale',
    argument: 'locale_name',
    example: 'fr-FR',
    summary: 'Sets the user locale in the mounted offline image.',
    text: `  Sets how dates, times, currency and numbers are written for new users.
`,
  }),
  settingCommand({
    setting: 'SysLocale',
    argument: 'locale_name',
    example: 'fr-FR',
    summary: `Sets the language for non-Unicode programs (also
called system locale) and font settings in the 
mounted offline image.`,
    text: `  Sets the language of programs without Unicode. A language that has Unicode
  only is refused.
`,
  }),
  settingCommand({
    setting: 'InputLocale',
    argument: 'input_locale:keyboard_layout',
    example: '0410:00010410',
    summary: `Sets the input locales and keyboard layouts to 
use in the mounted offline image.`,
    text: `  Sets the keyboards of new users: pairs of a language and a layout, or names
  of locales, parted by semicolons. The first becomes the default.
`,
  }),
  settingCommand({
    setting: 'TimeZone',
    argument: 'timezone_name',
    example: '"W. Europe Standard Time"',
    summary: `Sets the default time zone in the mounted offline
image.`,
    text: `  Sets the time zone. It is named as in the registry of the image.
`,
  }),
  settingCommand({
    setting: 'AllIntl',
    argument: 'language_name',
    example: 'fr-FR',
    summary: `Sets all international settings in the mounted
offline image.`,
    text: `  Sets UI language, system locale, user locale and input locale. A setting that
  is named by itself on the same line takes precedence.
`,
  }),
  settingCommand({
    setting: 'SKUIntlDefaults',
    argument: 'language_name',
    example: 'fr-FR',
    summary: `Sets all international settings to the default
values for the specified SKU language in the
mounted offline image.`,
    text: `  Sets what /Set-AllIntl sets, and the time zone, to the defaults of a
  language.
`,
  }),
  genLangIniCommand,
  setSetupUiLangCommand,
  getIntlCommand,
]
