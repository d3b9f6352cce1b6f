// Seeded defects of the rules of UI languages and their packs.
export default [
  {
    rule: 'language.pack.known',
    file: 'src/servicing/languages/languagePacks.ts',
    what: 'A language pack is found only under its tag as Windows writes it: de-de is refused',
    find: `pack.tag.toLowerCase() === tag.toLowerCase()`,
    replace: `pack.tag === tag`,
  },
  {
    rule: 'language.pack.installed',
    file: 'src/servicing/languages/changeLanguages.ts',
    what: 'Only the default language counts as there: the pack of another one is installed a second time',
    find: `image.languages().some((one) => sameTag(one, pack.tag))`,
    replace: `sameTag(image.defaultLanguage(), pack.tag)`,
  },
  {
    rule: 'language.remove.present',
    file: 'src/servicing/languages/changeLanguages.ts',
    what: 'The beginning of a tag is enough: de removes de-DE',
    find: `languages.find((one) => sameTag(one, tag))`,
    replace: `languages.find((one) => one.toLowerCase().startsWith(tag.toLowerCase()))`,
  },
  {
    rule: 'language.remove.last',
    file: 'src/servicing/packages/checkRemoval.ts',
    what: 'The language pack of the only language is kept on the running Windows alone, and goes from an offline image',
    find: `if (hasPlace(registered) && isLastLanguage(`,
    replace: `if (online && hasPlace(registered) && isLastLanguage(`,
  },
  {
    rule: 'language.remove.last',
    file: 'src/servicing/languages/isLastLanguage.ts',
    what: 'An image must keep two languages, not one',
    find: `others.length > 0`,
    replace: `others.length > 1`,
  },
  {
    rule: 'language.remove.default',
    file: 'src/servicing/languages/followLanguagePacks.ts',
    what: 'When the default language goes, the last of the others takes its place, not the first',
    find: `const [next] = image.languages()`,
    replace: `const next = image.languages().at(-1)`,
  },
  {
    rule: 'language.pack.brings',
    file: 'src/servicing/languages/followLanguagePacks.ts',
    what: 'A language whose pack waits for the next start to go is gone at once',
    find: `pack !== undefined || (waiting && there) !== undefined, because`,
    replace: `pack !== undefined, because`,
  },
  {
    rule: 'language.pack.brings',
    file: 'src/servicing/languages/followLanguagePacks.ts',
    what: 'Every package of the release type with a language counts as a language pack, the licenses too',
    find: ` && NAME.test(identity.name)`,
    replace: ``,
  },
]
