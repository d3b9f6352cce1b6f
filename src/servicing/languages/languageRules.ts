import type { Rule } from '../../rules/Rule.ts'

export const languageKnown: Rule = {
  id: 'language.pack.known',
  verdicts: ['known', 'refused'],
  variants: {
    documented: {
      text: 'A UI language is installed by a language pack, and Windows has those of the list of available language packs. Language interface packs are not simulated.',
      source: 'Microsoft, "Available language packs for Windows"',
    },
  },
}

export const languageInstalled: Rule = {
  id: 'language.pack.installed',
  verdicts: ['installed', 'there already'],
  variants: {
    inferred: {
      text: 'A language pack whose language is there already changes nothing.',
      source: 'concluded: installing a package that is installed succeeds without effect',
    },
  },
}

export const languagePresent: Rule = {
  id: 'language.remove.present',
  verdicts: ['found', 'refused'],
  variants: {
    inferred: {
      text: 'Only a UI language that the image has can be removed.',
      source: 'concluded: there is nothing to remove',
    },
  },
}

export const languageLast: Rule = {
  id: 'language.remove.last',
  verdicts: ['removed', 'refused'],
  variants: {
    inferred: {
      text: 'The only UI language of an image cannot be removed, nor its language pack: 0x800f0825.',
      source: 'concluded: Windows needs a UI language',
    },
  },
}

export const languageDefault: Rule = {
  id: 'language.remove.default',
  verdicts: ['removed', 'refused'],
  variants: {
    documented: {
      text: 'The default UI language cannot be removed once OOBE is over. Before, it can be, and the first of the others takes its place (inferred).',
      source: 'Microsoft, "Add language packs to Windows": the default language cannot be removed after OOBE',
    },
  },
}

export const languageFollows: Rule = {
  id: 'language.pack.brings',
  verdicts: ['has the language', 'has it no more'],
  variants: {
    documented: {
      text: 'A language pack is a package: when it is installed the image has its UI language, when the last one of a language is gone it has it no more. The provisioned bundles stay as they are (see appx.language.stale). A pack that waits for the next start, to come or to go, leaves the languages as they are until then (inferred). Its name says LanguagePack: licenses of a language have the same release type and bring none (inferred from their names).',
      source: 'Microsoft, "Add languages to Windows images", "Add and remove language packs offline using DISM"',
    },
  },
}

export const languageRules: readonly Rule[] = [
  languageKnown,
  languageInstalled,
  languagePresent,
  languageLast,
  languageDefault,
  languageFollows,
]
