import type { Rule } from '../../rules/Rule.ts'
import type { SinceRule } from '../isSince.ts'

const PAGE = 'Microsoft, "DISM Languages and International Servicing Command-Line Options"'

export const settingsOffline: Rule = {
  id: 'intl.settings.offline',
  verdicts: ['carried out', 'refused'],
  variants: {
    documented: {
      text: 'International settings are set in an offline image; for the running Windows there is /Get-Intl alone. That the refusal is 50 is inferred.',
      source: `${PAGE}, "DISM.exe /Online /Get-Intl"`,
    },
  },
}

export const uiLanguageInstalled: Rule = {
  id: 'intl.language.installed',
  verdicts: ['installed', 'refused'],
  variants: {
    documented: {
      text: 'A language becomes that of the user interface, or one to fall back to, only when it is installed in the image; one that came as an app (a Language Experience Pack) is not. The error, 1168, is inferred.',
      source: `${PAGE}, /Set-UILang, "If the language is not installed in the Windows image, the command will fail"`,
    },
  },
}

export const uiLanguageParent: Rule = {
  id: 'intl.language.parent',
  verdicts: ['its parent', 'itself'],
  variants: {
    documented: {
      text: 'When the chosen language is a Language Interface Pack it becomes the preferred UI language, and the language that it stands on becomes the install language, which /Get-Intl shows. Any other language becomes both. New users start with it (inferred).',
      source: `${PAGE}, /Set-UILang, "the parent language will be set as the default system UI language (or install language)"`,
    },
  },
}

export const fallbackUsed: Rule = {
  id: 'intl.fallback.used',
  verdicts: ['used', 'without effect'],
  warning: 'fails',
  variants: {
    documented: {
      text: 'The fallback is used only when the default UI language is partly localized. For any other it is kept, and /Get-Intl does not show it (observed).',
      source: `${PAGE}, /Set-UILangFallback; reports of /Get-Intl of both kinds`,
    },
  },
}

export const fallbackOffered: Rule = {
  id: 'intl.fallback.offered',
  verdicts: ['set', 'refused'],
  variants: {
    inferred: {
      text: 'A partly localized language falls back to one of those that its key in UILanguages lists; another is refused (87).',
      source: 'keys of partly localized languages hold their fallback languages and the one in use, DefaultFallback',
    },
  },
}

export const localeKnown: Rule = {
  id: 'intl.locale.known',
  verdicts: ['known', 'refused'],
  variants: {
    inferred: {
      text: 'A locale is named as Windows names it, in any case: fr-FR. Another name is an invalid argument (87). The table holds the language packs and most others.',
      source: `${PAGE}, "specifies the name of the language and locale"; reports of 87 for names that are none`,
    },
  },
}

export const systemLocaleUnicode: Rule = {
  id: 'intl.locale.unicode',
  verdicts: ['set', 'refused'],
  variants: {
    documented: {
      text: 'A language that has Unicode only cannot be the system locale; nothing is changed then. The error, 87, is inferred.',
      source: `${PAGE}, /Set-SysLocale, "You cannot set Unicode-only languages as the system locale"`,
    },
  },
}

export const commonLocaleUnicode: Rule = {
  id: 'intl.common.unicode',
  verdicts: ['set', 'left alone'],
  variants: {
    documented: {
      text: '/Set-SKUIntlDefaults leaves the system locale alone when the language has Unicode only, and does not fail. The same for /Set-AllIntl is inferred.',
      source: `${PAGE}, /Set-SKUIntlDefaults, "the system locale will not be changed but the command will not fail"`,
    },
  },
}

export const defaultUserThere: Rule = {
  id: 'intl.user.hive',
  verdicts: ['there', 'refused'],
  variants: {
    inferred: {
      text: 'The user locale and the input locale are written to the hive of the default user (Users\\Default\\NTUSER.DAT). An image without it cannot take them: error 2, and nothing is changed, neither by an option that stands for many.',
      source: 'a hive that is missing cannot be loaded',
    },
  },
}

export const individualFirst: Rule = {
  id: 'intl.individual.first',
  verdicts: ['its own value', 'the common value'],
  variants: {
    documented: {
      text: 'Several settings may stand on one line. One that is named by itself takes precedence over /Set-AllIntl and /Set-SKUIntlDefaults; that the latter goes before the former is inferred.',
      source: `${PAGE}, /Set-AllIntl, "then the individual settings take precedence"`,
    },
  },
}

export const inputLocaleForm: Rule = {
  id: 'intl.input.form',
  verdicts: ['understood', 'refused'],
  variants: {
    documented: {
      text: 'An input locale is the name of a locale, which brings the default keyboards of that, or a pair of a language and a keyboard layout or input method, as 0409:00000409. Several are parted by semicolons, the first becomes the default. The error for another text, 87, is inferred.',
      source: `${PAGE}, /Set-InputLocale; Microsoft, "Default Input Profiles (Input Locales) in Windows"`,
    },
  },
}

export const keyboardLayoutThere: Rule = {
  id: 'intl.input.layout',
  verdicts: ['there', 'refused'],
  variants: {
    documented: {
      text: 'A keyboard layout is one of those in the key Keyboard Layouts of the image. The error for another, 87, is inferred; input methods are taken as they are (inferred).',
      source: `${PAGE}, /Set-InputLocale, "The valid keyboard layouts … are listed in the following registry key"`,
    },
  },
}

export const timeZoneKnown: Rule = {
  id: 'intl.zone.known',
  verdicts: ['valid', 'refused'],
  variants: {
    documented: {
      text: 'A time zone is named exactly as its key in Time Zones of the image. The error for another, 87, is inferred.',
      source: `${PAGE}, /Set-TimeZone, "The name of the time zone must exactly match"`,
    },
  },
}

export const driverNumber: Rule = {
  id: 'intl.driver.number',
  verdicts: ['set', 'refused'],
  variants: {
    documented: {
      text: 'The keyboard driver is chosen by a number from 1 to 6. The error for another, 87, is inferred.',
      source: `${PAGE}, /Set-LayeredDriver`,
    },
  },
}

export const locationFollows: Rule = {
  id: 'intl.location.follows',
  verdicts: ['set', 'left alone'],
  variants: {
    observed: {
      text: 'The location of the default user follows the user locale. It is left alone where the number of the region is not known to us (inferred).',
      source: 'Microsoft, "Multilingual Windows Image Creation": after /Set-AllIntl:fr-FR the location is France',
    },
  },
}

export const locationNamed: SinceRule = {
  id: 'intl.location.named',
  verdicts: ['with its region', 'its number alone'],
  variants: {
    inferred: {
      text: 'From Windows 10 on the location of a user is written with the letters of its region (Name) beside its number (Nation).',
      source: 'a hive of the default user of Windows 11, which has both; before Windows 10 nothing reads the letters',
      value: { since: '10.0' },
    },
  },
}

export const userReported: Rule = {
  id: 'intl.report.user',
  verdicts: ['reported', 'left out'],
  variants: {
    documented: {
      text: 'The user locale and the location are reported for offline images only.',
      source: `${PAGE}, /Get-Intl, "The user locale is reported only for offline images"; a report of 10.0.22621 without both`,
    },
  },
}

export const distributionGiven: Rule = {
  id: 'intl.distribution.given',
  verdicts: ['given', 'refused'],
  variants: {
    documented: {
      text: '/Gen-LangINI and /Set-SetupUILang need a distribution. The error without one, 87, is inferred.',
      source: `${PAGE}, /Gen-LangINI, "You must specify an offline Windows image … and a distribution"`,
    },
  },
}

export const setupLanguagePresent: Rule = {
  id: 'intl.setup.present',
  verdicts: ['taken', 'the first instead'],
  variants: {
    documented: {
      text: 'Setup starts with the language that is named, else with the default UI language of the image. When that is neither in the image nor in the distribution the first that is present is taken.',
      source: `${PAGE}, /Set-SetupUILang`,
    },
  },
}

export const internationalRules: readonly Rule[] = [
  settingsOffline,
  uiLanguageInstalled,
  uiLanguageParent,
  fallbackUsed,
  fallbackOffered,
  localeKnown,
  systemLocaleUnicode,
  commonLocaleUnicode,
  defaultUserThere,
  individualFirst,
  inputLocaleForm,
  keyboardLayoutThere,
  timeZoneKnown,
  driverNumber,
  locationFollows,
  locationNamed,
  userReported,
  distributionGiven,
  setupLanguagePresent,
]
