import fc from 'fast-check'
import { languagePackCab, languagePackIdentity, windowsPackage } from '../../fixtures/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { bundleBytes } from './fileBytes.ts'
import { fullNameOf } from './packageNames.ts'

const TAGS = ['en-US', 'fr-FR', 'de-DE', 'pt-BR'] as const
type Tag = (typeof TAGS)[number]

/** What happens to the languages of a computer that has a bundle in all of them. */
type LanguageStep =
  | { readonly kind: 'add' | 'remove'; readonly tag: string }
  /** By dism, on an image that is offline, or on the running Windows, which then is started again. */
  | { readonly kind: 'add pack'; readonly tag: Tag; readonly online: boolean }
  | { readonly kind: 'remove pack'; readonly tag: Tag }
  /** A package that has a language and is no language pack. */
  | { readonly kind: 'add license'; readonly tag: Tag }
  | { readonly kind: 'bundle again' }

export interface LanguageStory {
  readonly languages: readonly Tag[]
  /** Place of the default one. */
  readonly preferred: number
  readonly oobeIsOver: boolean
  readonly steps: readonly LanguageStep[]
}

/** At last all language packs are to go: one stays. */
const END: readonly LanguageStep[] = [
  { kind: 'bundle again' },
  ...TAGS.map((tag) => ({ kind: 'remove pack', tag }) as const),
]

/** Languages that come and go. */
export function languageStory(): fc.Arbitrary<LanguageStory> {
  const tag = fc.constantFrom(...TAGS)
  const step = fc.oneof<fc.WeightedArbitrary<LanguageStep>[]>(
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('add', 'remove'),
        tag: fc.oneof(
          { arbitrary: tag, weight: 4 },
          { arbitrary: fc.constantFrom('DE-de', 'PT-br', 'FR-fr', 'tlh', 'it-IT', 'en', 'FR', 'de-'), weight: 5 },
        ),
      }),
      weight: 6,
    },
    { arbitrary: fc.record({ kind: fc.constant('add pack' as const), tag, online: fc.boolean() }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('remove pack' as const), tag }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('add license' as const), tag }), weight: 1 },
    { arbitrary: fc.constant({ kind: 'bundle again' }), weight: 2 },
  )
  return fc.record({
    // Few, since each makes an image of its own.
    languages: fc.constantFrom<readonly Tag[]>(['en-US'], ['en-US', 'fr-FR'], ['de-DE', 'en-US', 'fr-FR']),
    preferred: fc.nat({ max: 1 }),
    oobeIsOver: fc.boolean(),
    steps: fc.array(step, { minLength: 1, maxLength: 4, size: 'max' }),
  })
}

/** What the law keeps in mind. */
interface Known {
  languages: readonly string[]
  preferred: string
  /** Languages of the resource packages that are in the image. */
  bundle: readonly string[]
  readonly oobeIsOver: boolean
}

const READER = fullNameOf('Contoso.Reader', { resourceId: '~' })
const PACKAGES = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages'
const KNOWN_PACKS = [...TAGS, 'it-IT'] as const

/**
 * Law: a language comes with its language pack, when Windows knows one, and goes with it, unless it is the only one, or
 * the default one once OOBE is over; the bundle stays as it is then, is told to be stale when other packages would apply,
 * and has those when it is added again.
 * @throws BrokenLaw
 */
export async function languagesComeAndGo({ languages, preferred, oobeIsOver, steps }: LanguageStory): Promise<void> {
  const defaultLanguage = languages[preferred % languages.length] ?? 'en-US'
  const computer = appComputer({ preset: 'windows-11-24h2', languages, defaultLanguage })
  // Before the bundle comes, so that nothing of it is taken away.
  if (oobeIsOver) computer.machine.signIn('alice')
  const known: Known = { languages, preferred: defaultLanguage, bundle: [], oobeIsOver }
  await addBundle(computer, known)
  for (const step of [...steps, ...END]) {
    const law = `${JSON.stringify(step)}, where there were ${known.languages.join(', ')}, must change languages as rules say.`
    uphold(law, await happen(computer, step, known))
    const { image } = computer.machine
    const wanted = applicable(known)
    const { decisions } = await computer.run('/Get-ProvisionedAppxPackages')
    uphold(law, [
      ...differenceOf('languages', known.languages.toSorted(), [...image.languages()].toSorted()),
      ...differenceOf('the default language', known.preferred, image.defaultLanguage()),
      ...differenceOf('packages of the bundle', known.bundle.toSorted(), packsOf(computer)),
      ...differenceOf('whether it is stale', [wanted.join() !== known.bundle.toSorted().join()], toldStale(decisions)),
      ...KNOWN_PACKS.flatMap((tag) =>
        differenceOf(
          `files of ${tag}`,
          known.languages.includes(tag),
          image.volume.stat(`Windows\\System32\\${tag}\\kernel32.dll.mui`) !== undefined,
        ),
      ),
    ])
  }
}

function toldStale(decisions: readonly Decision[]): boolean[] {
  return [...new Set(decisions.filter((one) => one.rule === 'appx.language.stale').map((one) => one.holds))]
}

/** Those of the bundle's languages that the image has, but for the one that its app package holds. */
function applicable({ languages }: Known): string[] {
  return languages.filter((tag) => tag !== 'en-US' && (TAGS as readonly string[]).includes(tag)).toSorted()
}

async function addBundle(computer: AppComputer, known: Known): Promise<number> {
  computer.put('D:\\reader.msixbundle', await bundleBytes({ name: 'Contoso.Reader', languages: TAGS }))
  const { code } = await computer.run(
    '/Add-ProvisionedAppxPackage',
    '/PackagePath:D:\\reader.msixbundle',
    '/SkipLicense',
  )
  known.bundle = applicable(known)
  return code
}

function packsOf({ state }: AppComputer): string[] {
  const ids = new Set(state.staged.map((name) => /split\.language-([a-z]+)/.exec(name)?.[1]))
  return TAGS.filter((tag) => ids.has(tag.slice(0, 2))).toSorted()
}

async function happen(computer: AppComputer, step: LanguageStep, known: Known): Promise<string[]> {
  switch (step.kind) {
    case 'bundle again':
      return differenceOfCodes('the add', [0], await addBundle(computer, known))
    case 'add':
      return addTag(computer, step.tag, known)
    case 'remove':
      return removeTag(computer, step.tag, known)
    case 'add pack':
      return addPack(computer, step, known)
    case 'remove pack':
      return removePack(computer, step.tag, known)
    case 'add license': {
      computer.shutdown()
      computer.put('D:\\license.cab', licenseCab(step.tag))
      const { code } = await computer.run('/Add-Package', '/PackagePath:D:\\license.cab')
      computer.boot()
      return differenceOfCodes('the package', [0], code)
    }
  }
}

/** What a change gives, or its HRESULT. */
function attempt<Result>(act: () => Result): Result | number {
  try {
    return act()
  } catch (error) {
    if (error instanceof DismError) return error.hresult
    throw error
  }
}

type Report =
  | number
  | { readonly changed: boolean; readonly stale: readonly string[]; readonly decisions: readonly Decision[] }

function differenceOfReport(expected: number | boolean, found: Report, known: Known): string[] {
  if (typeof expected === 'number')
    return differenceOfCodes('the change', [expected], typeof found === 'number' ? found : 0)
  if (typeof found === 'number') return differenceOfCodes('the change', [0], found)
  const stale = applicable(known).join() === known.bundle.toSorted().join() ? [] : [READER]
  return [
    ...differenceOf('whether it changed', expected, found.changed),
    ...differenceOf('what is stale', stale, found.stale),
  ]
}

function addTag({ machine }: AppComputer, tag: string, known: Known): string[] {
  const pack = KNOWN_PACKS.find((one) => one.toLowerCase() === tag.toLowerCase())
  const isNew = pack !== undefined && !known.languages.includes(pack)
  const report = attempt(() => machine.addLanguage(tag))
  if (isNew) known.languages = [...known.languages, pack]
  return differenceOfReport(pack === undefined ? 0x8007_0490 : isNew, report, known)
}

function removeTag({ machine }: AppComputer, tag: string, known: Known): string[] {
  const there = known.languages.find((one) => one.toLowerCase() === tag.toLowerCase())
  const report = attempt(() => machine.removeLanguage(tag))
  if (there === undefined) return differenceOfReport(0x8007_0490, report, known)
  if (known.languages.length === 1 || (there === known.preferred && known.oobeIsOver))
    return differenceOfReport(0x8007_0005, report, known)
  forget(known, there)
  return differenceOfReport(true, report, known)
}

/** A language goes; the first of the others is the default one then, when it was that. */
function forget(known: Known, tag: string): void {
  known.languages = known.languages.filter((one) => one !== tag)
  if (known.preferred === tag) known.preferred = known.languages.toSorted()[0] ?? tag
}

async function addPack(
  computer: AppComputer,
  { tag, online }: Extract<LanguageStep, { kind: 'add pack' }>,
  known: Known,
): Promise<string[]> {
  const isNew = !known.languages.includes(tag)
  computer.put('D:\\lp.cab', languagePackCab(tag))
  if (!online) computer.shutdown()
  const { code } = await computer.run('/Add-Package', '/PackagePath:D:\\lp.cab', '/NoRestart', '/Quiet')
  const before = [...computer.machine.image.languages()].toSorted()
  const waits = online ? differenceOf('languages before the start', known.languages.toSorted(), before) : []
  if (online) computer.shutdown()
  computer.boot()
  if (isNew) known.languages = [...known.languages, tag]
  // The pack of a language that is there may have another version, which does not fit beside it.
  const expected = isNew ? [online ? 3010 : 0] : [0, 3010, 0x800f_081e]
  return [...waits, ...differenceOfCodes('the language pack', expected, code)]
}

async function removePack(computer: AppComputer, tag: Tag, known: Known): Promise<string[]> {
  const there = known.languages.includes(tag)
  const packs = computer.machine.image.registry.key('SOFTWARE', PACKAGES)?.subkeyNames() ?? []
  const names = packs.filter((name) => name.includes('LanguagePack') && name.includes(`~${tag}~`))
  if (names.length > 1) return []
  computer.shutdown()
  const { code } = await computer.run('/Remove-Package', `/PackageName:${names[0] ?? languagePackIdentity(tag)}`)
  computer.boot()
  // What was installed once may be staged still, and goes then.
  if (!there) return differenceOfCodes('the removal', [0, 0x800f_0805], code)
  if (known.languages.length === 1) return differenceOfCodes('the removal', [0x800f_0825], code)
  forget(known, tag)
  return differenceOfCodes('the removal', [0], code)
}

/** A package with a language, and the release type of language packs, whose name says what it is. */
function licenseCab(tag: string): Uint8Array {
  return windowsPackage({
    identity: `Microsoft-Windows-Edition-License-Package~31bf3856ad364e35~amd64~${tag}~10.0.26100.1`,
    releaseType: 'Language Pack',
    updates: [],
  })
}
