import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import type { DependencyAdd, DependencyStory, GivenFile, LibraryArchitecture } from './dependencyStory.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { packageBytes } from './fileBytes.ts'
import { faultsOfLibraries, librariesOfApp, type LibraryChoice, type LibraryThere } from './librariesOfApp.ts'
import { libraryBytes } from './libraryBytes.ts'
import { folderOf, fullNameOf } from './packageNames.ts'

const PRESETS = { x64: 'windows-11-24h2', x86: 'windows-10-22h2', arm64: 'windows-11-24h2' } as const
const APPLICABLE: { readonly [image in LibraryArchitecture]: readonly string[] } = {
  x64: ['x64', 'x86'],
  x86: ['x86'],
  arm64: ['arm64', 'x64', 'arm', 'x86'],
}

/** What the law keeps in mind. */
interface Known {
  readonly there: readonly LibraryThere[]
  /** Full names of apps, and for which architectures they have the library. */
  readonly apps: readonly { readonly name: string; readonly architectures: readonly string[] }[]
}

/**
 * Law: what is given as dependency package is a framework without dependencies; an app has the newest of its framework
 * for each architecture that applies, given or there, and is refused without one for its own; where one for another is
 * missing, that is told; the older one goes, and earlier apps have the newer one then. Under observed semantics an older
 * one, or one whose files are gone, is refused.
 * @throws BrokenLaw
 */
export async function dependenciesAreFrameworks(story: DependencyStory): Promise<void> {
  const { architecture, semantics } = story
  const computer = appComputer({ preset: PRESETS[architecture], architecture, semantics })
  await refuseWrong(computer, story)
  let known: Known = { there: [], apps: [] }
  for (const [index, add] of story.adds.entries())
    known = await addNext(computer, story, add, `Contoso.App${index}`, known)
}

/** Adds an app. @returns what is known then */
async function addNext(
  computer: AppComputer,
  { architecture, semantics }: DependencyStory,
  add: DependencyAdd,
  name: string,
  { there: before, apps }: Known,
): Promise<Known> {
  const there = lose(computer, before, add)
  const applicable = APPLICABLE[architecture]
  const given = givenFiles(add, there)
  const staged = computer.state
  const { code, decisions } = await computer.run(...(await wordsOf(computer, add, name, given)))

  const runsAs = add.app === 'neutral' ? architecture : add.app
  const choices = librariesOfApp(add, applicable, there, given)
  const faults = faultsOfLibraries(add, runsAs, choices, given, semantics)
  const law = `${JSON.stringify({ ...add, given })} must have the newest of its frameworks that apply.`
  uphold(law, differenceOfCodes('the add', faults.length > 0 ? faults : [0], code))
  if (code !== 0) {
    uphold(law, differenceOf('what is in the image', staged, computer.state))
    return { there, apps }
  }
  const known = after({ there, apps }, fullNameOf(name, { architecture: add.app }), choices)
  uphold(law, [
    ...differenceOf('frameworks of apps', provisionedOf(known), computer.state.provisioned),
    ...differenceOf('what is staged', stagedOf(known), computer.state.staged),
    ...differenceOfVerdicts(
      'appx.dependency.architecture',
      given.map((one) => applicable.includes(one.architecture)),
      decisions,
    ),
    ...differenceOfVerdicts(
      'appx.dependency.applicable',
      choices.filter((one) => one.architecture !== runsAs).map(({ chosen }) => chosen !== undefined || add.optional),
      decisions,
    ),
    ...differenceOfVerdicts(
      'appx.dependency.older',
      choices.flatMap(({ older }) => (older ? [false] : [])),
      decisions,
    ),
  ])
  return known
}

/** What is there when an app has what was chosen for it. */
function after({ there, apps }: Known, name: string, choices: readonly LibraryChoice[]): Known {
  const has = choices.flatMap(({ chosen }) => chosen ?? [])
  const kept = there.filter((one) => !has.some((each) => each.architecture === one.architecture))
  return {
    there: [
      ...kept,
      ...has.map(({ architecture, version, ...one }) => ({
        architecture,
        version,
        lost: 'lost' in one && one.lost === true,
      })),
    ],
    apps: [...apps, { name, architectures: has.map((one) => one.architecture) }],
  }
}

function provisionedOf({ there, apps }: Known): object {
  return Object.fromEntries(
    apps.map(({ name, architectures }) => [
      name,
      there
        .filter((one) => architectures.includes(one.architecture))
        .map((one) => fullNameOf('Contoso.Library', one))
        .sort(),
    ]),
  )
}

function stagedOf({ there, apps }: Known): readonly string[] {
  return [...apps.map((one) => one.name), ...there.map((one) => fullNameOf('Contoso.Library', one))].sort()
}

/** Takes the files away that are lost. */
function lose(computer: AppComputer, there: readonly LibraryThere[], { lost }: DependencyAdd): readonly LibraryThere[] {
  const one = lost && there[lost.index]
  if (!one || one.lost) return there
  const folder = folderOf(fullNameOf('Contoso.Library', one))
  computer.edit(({ volume }) => volume.remove(lost.what === 'folder' ? folder : `${folder}\\AppxManifest.xml`))
  return there.map((each) => (each === one ? { ...one, lost: true } : each))
}

/** What is drawn, and what follows what the image has. Two of one name with other content are refused for that. */
function givenFiles({ given, again }: DependencyAdd, there: readonly LibraryThere[]): readonly GivenFile[] {
  const further = again.flatMap((which) =>
    there.map(({ architecture, version }): GivenFile => ({
      kind: 'library',
      architecture,
      version: which === 'the same' ? version : '1.9.0.0',
    })),
  )
  const name = (one: GivenFile) => `${one.architecture} ${one.version}`
  return [...new Map([...further, ...given].toReversed().map((one) => [name(one), one])).values()].toReversed()
}

async function wordsOf(
  computer: AppComputer,
  { app, optional, least }: DependencyAdd,
  name: string,
  given: readonly GivenFile[],
): Promise<readonly string[]> {
  const dependencies = [{ name: 'Contoso.Library', minVersion: least, optional }]
  computer.put('D:\\app.appx', await packageBytes({ name, architecture: app, dependencies }))
  for (const [index, file] of given.entries()) computer.put(`D:\\given${index}.appx`, await libraryBytes(file))
  return [
    '/Add-ProvisionedAppxPackage',
    '/PackagePath:D:\\app.appx',
    '/SkipLicense',
    ...given.map((_, index) => `/DependencyPackagePath:D:\\given${index}.appx`),
  ]
}

/** Something that is no framework without dependencies is refused, whatever the app needs. */
async function refuseWrong(computer: AppComputer, { wrong, architecture }: DependencyStory): Promise<void> {
  const before = computer.state
  computer.put('D:\\wrong.appx', await libraryBytes({ kind: wrong, architecture, version: '1.10.0.0' }))
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
