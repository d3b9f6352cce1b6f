import fc from 'fast-check'
import type { Semantics } from '../../src/rules/Rule.ts'
import { uphold } from '../laws/uphold.ts'
import { compareVersions, newest } from '../model/versions.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { folderOf, fullNameOf } from './packageNames.ts'

const ARCHITECTURES = ['x64', 'x86', 'arm64'] as const
type Architecture = (typeof ARCHITECTURES)[number]

/** A version of the library for an architecture. */
interface LibraryFile {
  readonly architecture: Architecture
  readonly version: string
}

/** What is given as a dependency package: the library, or something that is none. */
interface GivenFile extends LibraryFile {
  readonly kind: 'library' | 'library with dependencies' | 'app' | 'resource' | 'bundle' | 'text' | 'another library'
}

export interface DependencyStory {
  readonly architecture: Architecture
  readonly semantics: Semantics
  readonly app: Architecture | 'neutral'
  readonly optional: boolean
  /** What an earlier app brought. */
  readonly there: readonly LibraryFile[]
  /** Of that, the place of one whose files are gone. */
  readonly lost: { readonly index: number; readonly what: 'folder' | 'manifest' } | undefined
  readonly given: readonly GivenFile[]
  /** What is given with an app that needs nothing, and is refused. */
  readonly wrong: Exclude<GivenFile['kind'], 'library' | 'another library'>
}

const PRESETS = { x64: 'windows-11-24h2', x86: 'windows-10-22h2', arm64: 'windows-11-24h2' } as const
const APPLICABLE: { readonly [image in Architecture]: readonly string[] } = {
  x64: ['x64', 'x86'],
  x86: ['x86'],
  arm64: ['arm64', 'x64', 'arm', 'x86'],
}
/** What the app asks for. */
const LEAST = '1.5.0.0'

/** An app, its library in some forms, and things that are none. */
export function dependencyStory(): fc.Arbitrary<DependencyStory> {
  const architecture = fc.constantFrom<Architecture>('x64', 'x64', 'x86', 'arm64')
  const version = fc.constantFrom('1.9.0.0', '1.9.0.0', '1.10.0.0', '1.0.0.0')
  const wrong = ['library with dependencies', 'app', 'resource', 'bundle', 'text'] as const
  const there = fc.uniqueArray(
    fc.record({ architecture, version: fc.constantFrom('1.10.0.0', '1.10.0.0', '1.9.0.0', '1.0.0.0') }),
    { minLength: 1, maxLength: 3, size: 'max', selector: (one) => one.architecture },
  )
  const given = fc.array(
    fc.record({
      kind: fc.oneof(
        { arbitrary: fc.constant('library'), weight: 20 },
        { arbitrary: fc.constantFrom(...wrong, 'another library' as const), weight: 3 },
      ),
      architecture,
      version,
    }),
    { maxLength: 3, size: 'max' },
  ) satisfies fc.Arbitrary<readonly GivenFile[]>
  return fc
    .record({
      architecture: fc.constantFrom(...ARCHITECTURES),
      semantics: fc.constantFrom('documented', 'observed', 'observed'),
      app: fc.constantFrom('neutral', 'neutral', 'x64', 'x86'),
      optional: fc.constantFrom(false, false, false, true),
      there: fc.oneof<fc.WeightedArbitrary<readonly LibraryFile[]>[]>(
        { arbitrary: fc.constant([]), weight: 1 },
        { arbitrary: there, weight: 4 },
      ),
      lost: fc.option(fc.record({ index: fc.nat({ max: 2 }), what: fc.constantFrom('folder', 'manifest') }), {
        nil: undefined,
        freq: 2,
      }),
      given,
      wrong: fc.constantFrom(...wrong, 'library with dependencies' as const),
      ownThere: fc.constantFrom(true, true, false),
      again: fc.boolean(),
    })
    .map(({ there: drawn, given: others, again, ownThere, ...rest }) => {
      // One of the image's own processor, without which the earlier app would not go in.
      const staged = drawn.map((one, index) =>
        ownThere && index === 0 ? { ...one, architecture: rest.architecture } : one,
      )
      const inImage = once(staged, (one) => one.architecture)
      const same = again ? inImage.map((one): GivenFile => ({ ...one, kind: 'library' })) : []
      const older = same.map((one): GivenFile => ({ ...one, version: '1.9.0.0' }))
      // Two of one name with other content are refused for that.
      const all = once([...older, ...same, ...others], (one) => `${one.architecture} ${one.version}`)
      return { ...rest, there: inImage, given: all }
    })
}

/** The first of those that are the same in something. */
function once<Item>(items: readonly Item[], by: (item: Item) => string): readonly Item[] {
  return items.filter((one, index) => items.findIndex((each) => by(each) === by(one)) === index)
}

/**
 * Law: what is given as dependency package is a framework without dependencies; an app has the newest of its framework
 * for each architecture that applies, given or there, and is refused without one for its own; where one for another is
 * missing, that is told. Under observed semantics an older one, or one whose files are gone, is refused.
 * @throws BrokenLaw
 */
export async function dependenciesAreFrameworks(story: DependencyStory): Promise<void> {
  const { architecture, semantics, app, optional, given } = story
  const computer = appComputer({ preset: PRESETS[architecture], architecture, semantics })
  const applicable = APPLICABLE[architecture]
  const there = await bring(computer, story)
  await refuseWrong(computer, story)
  const words: string[] = []
  for (const [index, file] of given.entries()) {
    computer.put(`D:\\given${index}.appx`, await bytesOf(file))
    words.push(`/DependencyPackagePath:D:\\given${index}.appx`)
  }
  const dependencies = [{ name: 'Contoso.Library', minVersion: LEAST, optional }]
  computer.put('D:\\app.appx', await packageBytes({ name: 'Contoso.App', architecture: app, dependencies }))
  const before = computer.state
  const { code, decisions } = await computer.run(
    '/Add-ProvisionedAppxPackage',
    '/PackagePath:D:\\app.appx',
    '/SkipLicense',
    ...words,
  )

  const fits = (one: LibraryFile) => compareVersions(one.version, LEAST) >= 0
  const offered = given.filter((one) => one.kind === 'library' && applicable.includes(one.architecture) && fits(one))
  const best = applicable.map((each) => {
    const [own, old] = [offered, there.filter(fits)].map((some) =>
      newest(some.filter((one) => one.architecture === each)),
    )
    return { each, own, old, chosen: newest([...(old ? [old] : []), ...(own ? [own] : [])]) }
  })
  const runsAs = app === 'neutral' ? architecture : app
  const lost = story.lost && there[story.lost.index % there.length]
  const faults = [
    ...(given.some(({ kind }) => kind === 'text') ? [0x8007_3cf0] : []),
    ...(given.some(({ kind }) => ['library with dependencies', 'app', 'resource', 'bundle'].includes(kind))
      ? [0x8007_3cf2]
      : []),
    ...(applicable.includes(runsAs) ? [] : [0x8007_3d10]),
    ...(optional || best.find(({ each }) => each === runsAs)?.chosen ? [] : [0x8007_3cf3]),
    ...(semantics === 'observed' &&
    best.some(({ own, old }) => own && old && compareVersions(own.version, old.version) < 0)
      ? [0xc157_0118]
      : []),
    ...(semantics === 'observed' && lost && best.some(({ old, chosen }) => old === lost && chosen === lost) ? [3] : []),
  ]
  const law = 'An app must have the newest of its frameworks that apply.'
  uphold(law, differenceOfCodes('the add', faults.length > 0 ? faults : [0], code))
  if (code !== 0) return uphold(law, differenceOf('what is in the image', before, computer.state))
  const others = best.filter(({ each }) => each !== runsAs)
  const frameworks = best.flatMap(({ chosen }) => (chosen ? [fullNameOf('Contoso.Library', chosen)] : [])).sort()
  uphold(law, [
    ...differenceOf(
      'frameworks of the app',
      frameworks,
      computer.state.provisioned[fullNameOf('Contoso.App', { architecture: app })],
    ),
    ...differenceOfVerdicts(
      'appx.dependency.architecture',
      given.map((one) => applicable.includes(one.architecture)),
      decisions,
    ),
    ...differenceOfVerdicts(
      'appx.dependency.applicable',
      others.map(({ chosen }) => chosen !== undefined || optional),
      decisions,
    ),
    ...differenceOfVerdicts(
      'appx.dependency.older',
      best.flatMap(({ own, old }) => (own && old && compareVersions(own.version, old.version) < 0 ? [false] : [])),
      decisions.filter((_, index, all) => isAlone(all, index)),
    ),
  ])
}

/** Something that is no framework without dependencies is refused, whatever the app needs. */
async function refuseWrong(computer: AppComputer, { wrong, architecture }: DependencyStory): Promise<void> {
  const before = computer.state
  computer.put('D:\\wrong.appx', await bytesOf({ kind: wrong, architecture, version: '1.10.0.0' }))
  computer.put('D:\\plain.appx', await packageBytes({ name: 'Contoso.Plain' }))
  const { code } = await computer.run(
    '/Add-ProvisionedAppxPackage',
    '/PackagePath:D:\\plain.appx',
    '/SkipLicense',
    '/DependencyPackagePath:D:\\wrong.appx',
  )
  uphold(`A dependency package that is a ${wrong} must be refused.`, [
    ...differenceOfCodes('the add', [wrong === 'text' ? 0x8007_3cf0 : 0x8007_3cf2], code),
    ...differenceOf('what is in the image', before, computer.state),
  ])
}

/** Of several older ones that are given, the newest decides. */
function isAlone(all: readonly { readonly rule: string; readonly because: string }[], index: number): boolean {
  const one = all[index]
  return (
    one === undefined ||
    one.rule !== 'appx.dependency.older' ||
    !all.slice(0, index).some((each) => each.rule === one.rule && each.because === one.because)
  )
}

/** Lets an earlier app bring its library, and takes files away. @returns what is there then */
async function bring(
  computer: AppComputer,
  { there, lost, architecture }: DependencyStory,
): Promise<readonly LibraryFile[]> {
  const words: string[] = []
  const staged = there.filter((one) => APPLICABLE[architecture].includes(one.architecture))
  if (!staged.some((one) => one.architecture === architecture)) return []
  for (const [index, one] of there.entries()) {
    computer.put(`D:\\there${index}.appx`, await bytesOf({ ...one, kind: 'library' }))
    words.push(`/DependencyPackagePath:D:\\there${index}.appx`)
  }
  const dependencies = [{ name: 'Contoso.Library', minVersion: '1.0.0.0' }]
  computer.put('D:\\first.appx', await packageBytes({ name: 'Contoso.First', dependencies }))
  await computer.run('/Add-ProvisionedAppxPackage', '/PackagePath:D:\\first.appx', '/SkipLicense', ...words)
  const one = lost && staged[lost.index % staged.length]
  if (one) {
    const folder = folderOf(fullNameOf('Contoso.Library', one))
    computer.edit(({ volume }) => volume.remove(lost.what === 'folder' ? folder : `${folder}\\AppxManifest.xml`))
  }
  return staged
}

async function bytesOf({ kind, architecture, version }: GivenFile): Promise<Uint8Array | string> {
  const common = { name: 'Contoso.Library', architecture, version }
  switch (kind) {
    case 'library':
      return packageBytes({ ...common, framework: true })
    case 'another library':
      return packageBytes({ ...common, name: 'Contoso.Library.More', framework: true })
    case 'library with dependencies':
      return packageBytes({ ...common, framework: true, dependencies: [{ name: 'Contoso.Another' }] })
    case 'app':
      return packageBytes(common)
    case 'resource':
      return packageBytes({ ...common, resourcePackage: true, resourceId: 'split.scale-100', scales: [100] })
    case 'bundle':
      return bundleBytes({ name: 'Contoso.Library', version, architectures: [architecture] })
    case 'text':
      return 'no package'
  }
}
