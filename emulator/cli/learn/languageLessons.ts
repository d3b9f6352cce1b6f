import { bundle } from '../../../fixtures/index.ts'
import type { Machine } from '../../machine/Machine.ts'
import type { Lesson } from './Lesson.ts'
import { happens, signsIn, typed } from './lessonSteps.ts'
import { packagesOf, provisionedApps, provisionedResources } from './whatIsThere.ts'

const DOCUMENT = 'DISM app package servicing'
const SECTION = 'Understanding how DISM adds .appxbundle resource packages'
const ADD = typed(
  'dism /Online /Add-ProvisionedAppxPackage /PackagePath:D:\\in\\reader.msixbundle /SkipLicense /Region:all',
)
const ENGLISH_SPANISH = { preset: 'windows-11-24h2', languages: ['en-US', 'es-ES'], users: ['alice'] } as const

const readerIn = (...languages: string[]) => ({
  'D:\\in\\reader.msixbundle': bundle('Contoso.Reader', {
    languages,
    scales: [100, 200, 400],
    dxFeatureLevels: [9, 11],
  }),
})

/** The parts of a bundle that are provisioned, by what stands for them in their names: `language-es`. */
function parts(machine: Machine, kind: string): string {
  const found = provisionedResources(machine).map((name) => /_split\.([^_]+)_/.exec(name)?.[1] ?? '')
  return found
    .filter((part) => part.startsWith(kind))
    .toSorted()
    .join(' ')
}

/** Lessons on which resource packages of a bundle are provisioned, and which stay. */
export const languageLessons: readonly Lesson[] = [
  {
    name: 'languages',
    document: DOCUMENT,
    section: SECTION,
    text: 'Of the language resource packages in a bundle, those go in whose language the Windows has: its own languages and its language packs.',
    rules: ['appx.language.match', 'appx.language.parent', 'appx.language.sibling'],
    machine: ENGLISH_SPANISH,
    files: () => readerIn('en-US', 'es-ES', 'fr-FR'),
    before: [],
    question:
      'The image has en-US and es-ES, the bundle en-US (in the app package itself), es-ES and fr-FR. Which language packages go in?',
    choices: [
      { text: 'Spanish', came: ({ machine }) => parts(machine, 'language') === 'language-es' },
      { text: 'Spanish and French', came: ({ machine }) => parts(machine, 'language') === 'language-es language-fr' },
      { text: 'none: the default language is English', came: ({ machine }) => parts(machine, 'language') === '' },
    ],
    after: [ADD],
  },
  {
    name: 'scales',
    document: DOCUMENT,
    section: SECTION,
    text: 'Scale and DirectX feature level packages depend on hardware that nobody knows when the image is serviced.',
    rules: ['appx.scale.all', 'appx.dxfl.all'],
    machine: ENGLISH_SPANISH,
    files: () => readerIn('en-US'),
    before: [],
    question:
      'The bundle has packages for scales 100 and 400 (200 is in the app package) and for DirectX 11. Which go in?',
    choices: [
      {
        text: 'scale 100 only, as most displays have it',
        came: ({ machine }) => parts(machine, 'scale') === 'scale-100' && parts(machine, 'dx') === '',
      },
      {
        text: 'none until somebody signs in',
        came: ({ machine }) => parts(machine, 'scale') === '' && parts(machine, 'dx') === '',
      },
      {
        text: 'all of them',
        came: ({ machine }) => parts(machine, 'scale') === 'scale-100 scale-400' && parts(machine, 'dx') !== '',
      },
    ],
    after: [ADD],
  },
  {
    name: 'first-sign-in',
    document: DOCUMENT,
    section: SECTION,
    text: 'When the first user has signed in and has chosen a language in OOBE, resource packages that do not fit that user’s settings are removed.',
    rules: ['appx.prune.once', 'appx.prune.language', 'appx.prune.scale', 'appx.prune.dxfl'],
    machine: ENGLISH_SPANISH,
    files: () => readerIn('en-US', 'es-ES'),
    before: [ADD],
    question: 'Alice chooses English; her display has a scale of 400 per cent. Is the Spanish package still there?',
    choices: [
      { text: 'no', came: ({ machine }) => provisionedApps(machine).length > 0 && parts(machine, 'language') === '' },
      { text: 'yes, for other users', came: ({ machine }) => parts(machine, 'language') === 'language-es' },
      { text: 'no, and the app is gone too', came: ({ machine }) => provisionedApps(machine).length === 0 },
    ],
    after: [signsIn('alice', { languages: ['en-US'], scale: 400 })],
  },
  {
    name: 'second-sign-in',
    document: DOCUMENT,
    section: SECTION,
    text: 'That happens once, with the first user.',
    rules: ['appx.prune.once', 'appx.register.resource'],
    machine: { ...ENGLISH_SPANISH, users: ['alice', 'bob'] },
    files: () => readerIn('en-US', 'es-ES'),
    before: [ADD, signsIn('alice', { languages: ['es-ES'], scale: 200 })],
    question:
      'Alice, who was first, speaks Spanish. Bob, who comes next, speaks English. Does Bob’s sign-in take the Spanish package away?',
    choices: [
      { text: 'yes', came: ({ machine }) => parts(machine, 'language') === '' },
      { text: 'no', came: ({ machine }) => parts(machine, 'language') === 'language-es' },
    ],
    after: [signsIn('bob', { languages: ['en-US'], scale: 200 })],
  },
  {
    name: 'language-pack',
    document: DOCUMENT,
    section: SECTION,
    text: 'A language pack that comes or goes changes what is applicable. All bundles must be added once again then, with their dependency packages and licenses.',
    rules: ['appx.language.stale', 'appx.language.match'],
    machine: { preset: 'windows-11-24h2', languages: ['en-US'], users: ['marie'] },
    files: () => readerIn('en-US', 'fr-FR'),
    before: [ADD, happens('a French language pack is installed', (machine) => machine.addLanguage('fr-FR'))],
    question:
      'The reader was added before the language pack. Marie, who speaks French, signs in. Does she have the reader in French?',
    choices: [
      { text: 'yes', came: ({ machine }) => packagesOf(machine, 'marie', 'Contoso.Reader').some(isFrench) },
      { text: 'no: she has no reader', came: ({ machine }) => packagesOf(machine, 'marie', 'Contoso').length === 0 },
      {
        text: 'no: the reader is there, its French package is not',
        came: ({ machine }) => {
          const has = packagesOf(machine, 'marie', 'Contoso.Reader')
          return has.length > 0 && !has.some(isFrench)
        },
      },
    ],
    after: [signsIn('marie', { languages: ['fr-FR'] })],
  },
  {
    name: 'add-again',
    document: DOCUMENT,
    section: SECTION,
    text: 'The remedy: the same bundle, added again after the language pack.',
    rules: ['appx.language.stale', 'appx.language.match'],
    machine: { preset: 'windows-11-24h2', languages: ['en-US'], users: ['marie'] },
    files: () => readerIn('en-US', 'fr-FR'),
    before: [ADD, happens('a French language pack is installed', (machine) => machine.addLanguage('fr-FR'))],
    question: 'Now the same bundle, of the same version, is added again. What does dism do?',
    choices: [
      {
        text: 'it adds the French package',
        came: ({ machine, results }) => results[0]?.code === 0 && parts(machine, 'language') === 'language-fr',
      },
      { text: 'it fails: the app is there', came: ({ results }) => results[0]?.code !== 0 },
      {
        text: 'it succeeds and changes nothing',
        came: ({ machine, results }) => results[0]?.code === 0 && parts(machine, 'language') === '',
      },
    ],
    after: [ADD],
  },
]

const isFrench = (fullName: string) => fullName.includes('language-fr')
