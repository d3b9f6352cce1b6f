import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on languages and regions. */
export const INTERNATIONAL_COMMANDS = notCarriedOut('IntlManager', 'image', [
  [
    'Set-SysUILang',
    `Sets the system UI language that is used
in the mounted offline image.`,
    'required',
  ],
  ['Set-LayeredDriver', 'Sets keyboard layered driver.', 'required'],
  [
    'Set-UILang',
    `Sets the default system UI language that is used
in the mounted offline image.`,
    'required',
  ],
  [
    'Set-UILangFallback',
    `Sets the fallback default language for the system 
UI in the mounted offline image.`,
    'required',
  ],
  ['Set-UserLocale', 'Sets the user locale in the mounted offline image.', 'required'],
  [
    'Set-SysLocale',
    `Sets the language for non-Unicode programs (also
called system locale) and font settings in the 
mounted offline image.`,
    'required',
  ],
  [
    'Set-InputLocale',
    `Sets the input locales and keyboard layouts to 
use in the mounted offline image.`,
    'required',
  ],
  [
    'Set-TimeZone',
    `Sets the default time zone in the mounted offline
image.`,
    'required',
  ],
  [
    'Set-AllIntl',
    `Sets all international settings in the mounted
offline image.`,
    'required',
  ],
  [
    'Set-SKUIntlDefaults',
    `Sets all international settings to the default
values for the specified SKU language in the
mounted offline image.`,
    'required',
  ],
  ['Gen-LangIni', 'Generates a new lang.ini file.'],
  [
    'Set-SetupUILang',
    `Defines the default language that will be used
by setup.`,
    'required',
  ],
  [
    'Get-Intl',
    `Displays information about the international 
settings and languages.`,
  ],
])
