import fc from 'fast-check'
import { license } from '../../fixtures/index.ts'
import type { ByteSource } from '../../src/formats/ByteSource.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { familyNameOf, folderOf, fullNameOf } from './packageNames.ts'

const ARCHITECTURES = ['neutral', 'x64', 'x86', 'arm64'] as const

/** A main package and how it is marked. */
interface MainPackage {
  readonly architecture: (typeof ARCHITECTURES)[number]
  /** In its name, by an empty file beside it in two ways, as a folder, or as files of the folder itself. */
  readonly mark: 'name' | 'bare name' | 'file of stem' | 'file of name' | 'folder' | 'loose files'
  readonly form: 'package' | 'bundle'
  readonly extension: 'appx' | 'msix'
}

/** A folder that is added. */
export interface FolderStory {
  readonly architecture: 'x64' | 'x86' | 'arm64'
  readonly semantics: Semantics
  readonly mains: readonly MainPackage[]
  readonly needsLibrary: boolean
  readonly libraries: readonly { readonly name: string; readonly architecture: (typeof ARCHITECTURES)[number] }[]
  /** What else lies there: an app, a resource package, a bundle, a package in a folder, a text. */
  readonly others: readonly ('app' | 'resource' | 'bundle' | 'below' | 'text')[]
  readonly documents: readonly ('license' | 'license of another' | 'other root' | 'broken')[]
  readonly skipLicense: boolean
  /** An option that does not go with a folder. */
  readonly beside: 'LicensePath' | 'DependencyPackagePath' | 'OptionalPackagePath' | 'PackagePath' | undefined
}

const RUNS: { readonly [image: string]: readonly string[] } = {
  x64: ['x64', 'x86', 'neutral'],
  x86: ['x86', 'neutral'],
  arm64: ['arm64', 'x64', 'arm', 'x86', 'neutral'],
}
const PRESETS = { x64: 'windows-11-24h2', x86: 'windows-10-22h2', arm64: 'windows-11-24h2' } as const
const MOSTLY_NOTHING = Array.from({ length: 12 }, () => undefined)
const FOLDER = 'D:\\kit'

/** Folders with some main packages, frameworks, documents and other things. */
export function folderStory(): fc.Arbitrary<FolderStory> {
  const main = fc.record({
    architecture: fc.constantFrom(...ARCHITECTURES),
    mark: fc.constantFrom('name', 'bare name', 'file of stem', 'file of name', 'folder', 'loose files'),
    form: fc.constantFrom('package', 'package', 'package', 'bundle'),
    extension: fc.constantFrom('appx', 'msix'),
  }) satisfies fc.Arbitrary<MainPackage>
  const library = fc.record({
    name: fc.constantFrom('Contoso.Library', 'Contoso.Library', 'Contoso.Other'),
    architecture: fc.constantFrom('x64', 'x86', 'arm64'),
  })
  return fc.record({
    architecture: fc.constantFrom('x64', 'x86', 'arm64'),
    semantics: fc.constantFrom('documented', 'observed'),
    mains: fc
      .uniqueArray(main, { maxLength: 3, size: 'max', selector: (one) => one.architecture })
      .map((mains) => mains.map((one, index) => plainMark(one, index))),
    needsLibrary: fc.boolean(),
    libraries: fc.uniqueArray(library, {
      maxLength: 5,
      size: 'max',
      selector: (one) => `${one.name}${one.architecture}`,
    }),
    others: fc.uniqueArray(fc.constantFrom('resource', 'app', 'bundle', 'below', 'text'), {
      maxLength: 3,
      size: 'max',
    }),
    documents: fc.array(fc.constantFrom('license', 'license', 'other root', 'broken', 'license of another'), {
      maxLength: 2,
    }),
    skipLicense: fc.boolean(),
    beside: fc.constantFrom(
      ...MOSTLY_NOTHING,
      'LicensePath',
      'DependencyPackagePath',
      'OptionalPackagePath',
      'PackagePath',
    ),
  })
}

/** Only a first package lies unpacked in the folder; a bundle is not unpacked. */
function plainMark(main: MainPackage, index: number): MainPackage {
  const isFree = main.mark !== 'loose files' && main.mark !== 'folder'
  if (isFree || (main.form === 'package' && (index === 0 || main.mark === 'folder'))) return main
  return { ...main, mark: 'name' }
}

/**
 * Law: of a folder the marked package for the image is provisioned with the frameworks and licenses that lie there, and
 * nothing else of it; without such a package, or with options that bring those, the add is refused.
 * @throws BrokenLaw
 */
export async function foldersGiveTheirPackages(story: FolderStory): Promise<void> {
  const computer = appComputer({
    preset: PRESETS[story.architecture],
    architecture: story.architecture,
    semantics: story.semantics,
  })
  await writeFolder(computer, story)
  const { beside, skipLicense, libraries, needsLibrary, documents } = story
  const words = [...(skipLicense ? ['/SkipLicense'] : []), ...(await wordsBeside(computer, beside))]
  const { code } = await computer.run('/Add-ProvisionedAppxPackage', `/FolderPath:${FOLDER}`, ...words)

  const runs = RUNS[story.architecture] ?? []
  const chosen = runs
    .map((each) => story.mains.find((one) => one.form === 'package' && one.architecture === each))
    .find((one) => one !== undefined)
  const own = chosen?.architecture === 'neutral' ? story.architecture : chosen?.architecture
  const used = needsLibrary
    ? libraries.filter((one) => one.name === 'Contoso.Library' && runs.includes(one.architecture))
    : []
  const faults = [
    ...(beside ? [87] : []),
    ...(chosen ? [] : [0xc157_0102]),
    ...(needsLibrary && !used.some((one) => one.architecture === own) ? [0x8007_3cf3] : []),
    ...(!skipLicense && documents.includes('license of another') ? [13] : []),
  ]
  const law = `A folder must give its main package, and what belongs to it.`
  uphold(law, differenceOfCodes('the add', faults.length > 0 ? faults : [0], code))
  const { state } = computer
  if (code !== 0 || !chosen) {
    uphold(law, differenceOf('what is in the image', [], state.staged))
    return
  }
  const name = fullNameOf('Contoso.Reader', chosen)
  const frameworks = used.map((one) => fullNameOf(one.name, one)).sort()
  const licensed = !skipLicense && documents.includes('license')
  uphold(law, [
    ...differenceOf('what is provisioned', { [name]: frameworks }, state.provisioned),
    ...differenceOf('what is staged', [...frameworks, name].sort(), state.staged),
    ...differenceOf('licenses', licensed ? [familyNameOf('Contoso.Reader').toLowerCase()] : [], state.licenses),
    ...differenceOf('line-of-business apps', skipLicense ? [name] : [], state.lineOfBusiness),
    ...(computer.machine.image.volume.stat(`${folderOf(name)}\\App.exe`) ? [] : ['its program must be in the image']),
  ])
}

async function wordsBeside(computer: AppComputer, option: FolderStory['beside']): Promise<readonly string[]> {
  if (!option) return []
  computer.put('D:\\license.xml', license(familyNameOf('Contoso.Reader')))
  const beside =
    option === 'DependencyPackagePath'
      ? packageBytes({ name: 'Contoso.Library', framework: true })
      : option === 'OptionalPackagePath'
        ? packageBytes({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] })
        : mainBytes(false, 'neutral', 'package')
  computer.put('D:\\beside.appx', await beside)
  return [`/${option}:D:\\${option === 'LicensePath' ? 'license.xml' : 'beside.appx'}`]
}

function mainBytes(needsLibrary: boolean, architecture: MainPackage['architecture'], form: MainPackage['form']) {
  const common = {
    name: 'Contoso.Reader',
    dependencies: needsLibrary ? [{ name: 'Contoso.Library' }] : [],
  }
  return form === 'bundle'
    ? bundleBytes({ ...common, architectures: [architecture] })
    : packageBytes({ ...common, architecture })
}

async function writeFolder(computer: AppComputer, story: FolderStory): Promise<void> {
  const put = (name: string, content: Uint8Array | string) => computer.put(`${FOLDER}\\${name}`, content)
  put('readme.md', 'a folder')
  for (const main of story.mains) await writeMain(computer, story, main)
  for (const { name, architecture } of story.libraries)
    put(`${name}_${architecture}.appx`, await packageBytes({ name, architecture, framework: true }))
  for (const other of story.others) {
    if (other === 'app') put('Contoso.App.appx', await packageBytes({ name: 'Contoso.App' }))
    if (other === 'resource')
      put(
        'Contoso.Reader_scale.appx',
        await packageBytes({
          name: 'Contoso.Reader',
          resourcePackage: true,
          resourceId: 'split.scale-100',
          scales: [100],
        }),
      )
    if (other === 'bundle') put('Contoso.App.appxbundle', await bundleBytes({ name: 'Contoso.App' }))
    if (other === 'below') put('below\\x.main.appx', await packageBytes({ name: 'Contoso.Below' }))
    if (other === 'text') put('main.appx.txt', 'a text')
  }
  const texts = {
    'license of another': license(familyNameOf('Contoso.Another')),
    license: license(familyNameOf('Contoso.Reader')),
    'other root': '<?xml version="1.0"?><Licenses/>',
    broken: '<License>',
  }
  for (const [index, kind] of story.documents.entries()) put(`document${index}.xml`, texts[kind])
}

async function writeMain(
  computer: AppComputer,
  { needsLibrary }: FolderStory,
  { architecture, mark, form, extension: plain }: MainPackage,
): Promise<void> {
  const put = (name: string, content: Uint8Array | string) => computer.put(`${FOLDER}\\${name}`, content)
  const bytes = await mainBytes(needsLibrary, architecture, form)
  const [stem, extension] = [`Reader-${architecture}`, form === 'bundle' ? `${plain}bundle` : plain]
  switch (mark) {
    case 'name':
      return put(`${stem}.main.${extension}`, bytes)
    case 'bare name':
      return put(`${stem}.main`, bytes)
    case 'file of stem':
      put(`${stem}.${extension}`, bytes)
      return put(`${stem}.main`, '')
    case 'file of name':
      put(`${stem}.${extension}`, bytes)
      return put(`${stem}.${extension}.main`, '')
    case 'loose files':
      put('unpacked.main', '')
  }
  const opened = await openAppPackage(bytesSource(bytes), 'main.appx')
  const below = mark === 'folder' ? `${FOLDER}\\${stem}.main` : FOLDER
  for (const { path, content } of opened.files as readonly { path: string; content: ByteSource }[])
    computer.machine.write(`${below}\\${path}`, content)
}
