import fc from 'fast-check'
import { license } from '../../fixtures/index.ts'
import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { layoutText, pinsFor } from './layoutText.ts'
import { familyNameOf, fullNameOf, STORE } from './packageNames.ts'
import { startLayout, type StartLayout } from './startLayout.ts'

/** An app that is provisioned before anybody signs in. */
interface PlacedApp {
  readonly form: 'bundle' | 'package'
  /** Ids of its applications. */
  readonly applications: readonly string[]
  /** The argument of /Region. */
  readonly regions: string | undefined
  /** Nothing is known of its regions, as of an app of another image. */
  readonly foreign: boolean
  readonly nonRemovable: boolean
  /** Carol has installed it herself. */
  readonly carols: boolean
}

export interface RegionStory {
  readonly preset: string
  readonly apps: readonly PlacedApp[]
  /** One more, which nothing pins. */
  readonly unpinned: PlacedApp
  readonly layout: StartLayout
  /** Where Alice is, who signs in first. */
  readonly first: string
  /** Where Carol is; undefined when nothing tells. */
  readonly second: string | undefined
}

const BUILDS: { readonly [preset: string]: number } = {
  'windows-8.1': 9600,
  'windows-10-1709': 16299,
  'windows-10-1803': 17134,
  'windows-11-24h2': 26100,
}

const ALPHA_2: { readonly [code: string]: string } = { USA: 'US', DEU: 'DE', GBR: 'GB' }
const COUNTRIES = ['US', 'DE', 'GB'] as const
const APPS = ['Contoso.Reader', 'Contoso.Writer', 'Contoso.Reader.Plus', 'Contoso.Mail', 'Contoso.Maps'] as const
const UNPINNED = 'Contoso.Unpinned'
const LAYOUT = 'Users\\Default\\AppData\\Local\\Microsoft\\Windows\\Shell\\LayoutModification.xml'

/** Apps with regions, layouts that pin some of them, and two people. */
export function regionStory(): fc.Arbitrary<RegionStory> {
  const rarely = fc.constantFrom(false, false, false, false, false, false, false, true)
  const app = fc.record({
    form: fc.constantFrom('bundle', 'package', 'package'),
    applications: fc.constantFrom(['App'], ['Main', 'Second'], ['Main', 'Second'], []),
    regions: fc.oneof(
      {
        arbitrary: fc.constantFrom(
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          'all',
          'ALL',
          'us',
          'DE',
          'DE;gbr',
          'USA;DE',
        ),
        weight: 12,
      },
      { arbitrary: fc.constantFrom('US,DE', 'all;US', ';', 'US;', 'US; DE'), weight: 1 },
    ),
    foreign: rarely,
    nonRemovable: rarely,
    carols: fc.constantFrom(false, false, true),
  }) satisfies fc.Arbitrary<PlacedApp>
  return fc.record({
    preset: fc.constantFrom(
      'windows-10-1709',
      'windows-10-1709',
      'windows-10-1709',
      'windows-10-1803',
      'windows-11-24h2',
      'windows-11-24h2',
      'windows-8.1',
    ),
    apps: fc.array(app, { minLength: 3, maxLength: APPS.length, size: 'max' }),
    unpinned: fc.record({
      form: fc.constantFrom('bundle', 'package'),
      applications: fc.constant(['App']),
      regions: fc.constant(undefined),
      foreign: fc.constant(false),
      nonRemovable: fc.boolean(),
      carols: fc.constant(false),
    }),
    layout: startLayout(APPS.length),
    first: fc.constantFrom('US', 'DE', ...COUNTRIES),
    second: fc.constantFrom(...COUNTRIES, undefined),
  })
}

/**
 * Law: from Windows 10 on the first sign-in after OOBE takes apps away that need a pin and have none, but for those that
 * a policy keeps, with the packages that nobody has; every user gets the apps that are for the user's region.
 * @throws BrokenLaw
 */
export async function regionsAndPinsDecide(story: RegionStory): Promise<void> {
  const { preset, layout, first, second } = story
  const computer = appComputer({ preset, users: ['carol'] })
  const law = 'Apps must be for those regions, and stay where they are pinned.'
  const placed: (PlacedApp & { readonly name: string })[] = []
  const apps = story.apps.map((app, index) => ({ ...app, name: APPS[index] ?? APPS[0] }))
  for (const { name, ...app } of [...apps, { ...story.unpinned, name: UNPINNED }]) {
    const isFine = app.regions === undefined || countriesOf(app.regions) !== undefined
    const code = await place(computer, name, app)
    uphold(law, differenceOfCodes(`/Region:${app.regions}`, [isFine ? 0 : 0xc157_0115], code))
    if (isFine) placed.push({ ...app, name })
  }
  const pinnable = apps.map((app) => ({ name: app.name, applications: applicationsOf(app) }))
  writeLayout(computer, layout, pinnable)
  const shown = placed.flatMap((one) =>
    one.foreign || one.regions === undefined ? [] : [[nameOf(one), upper(one.regions)]],
  )
  uphold(law, differenceOf('regions', Object.fromEntries(shown), computer.state.regions))
  uphold(law, differenceOf('regions that are listed', placed.map(listedRegions).sort(), await regionsListed(computer)))

  const build = BUILDS[preset] ?? 0
  const pins = pinsFor(layout, first, pinnable)
  const stays = placed.filter((app) => !needsPin(app, build) || app.nonRemovable || isPinned(app, pins))
  const carols = placed.filter((app) => app.carols)
  computer.machine.signIn('alice', { region: first })
  const expected = (bob: boolean) => ({
    provisioned: stays.map(nameOf).sort(),
    staged: [...new Set([...stays, ...carols].flatMap(packagesOf))].sort(),
    licenses: [...new Set([...stays, ...carols].map((one) => familyNameOf(one.name).toLowerCase()))].sort(),
    alice: stays
      .filter((one) => isFor(one, first, build))
      .flatMap(packagesOf)
      .sort(),
    carol: [
      ...new Set([...carols, ...(bob ? stays.filter((one) => isFor(one, second, build)) : [])].flatMap(packagesOf)),
    ].sort(),
    deprovisioned: [],
  })
  uphold(law, differenceOf('after the first sign-in, it', expected(false), stateOf(computer)))
  if (second === undefined)
    computer.edit(({ registry }) => registry.deleteKey('NTUSER:Users\\carol', 'Control Panel\\International\\Geo'))
  computer.machine.signIn('carol', second === undefined ? {} : { region: second })
  uphold(law, differenceOf('after the second sign-in, it', expected(true), stateOf(computer)))
}

async function place(computer: AppComputer, name: string, app: PlacedApp): Promise<number> {
  const { form, applications, regions, foreign, nonRemovable, carols } = app
  const path = `D:\\${name}.appx`
  const spec = { name, schema: '2010' } as const
  computer.put(path, await (form === 'bundle' ? bundleBytes(spec) : packageBytes({ ...spec, applications })))
  computer.put('D:\\license.xml', license(familyNameOf(name)))
  const region = regions === undefined ? [] : [`/Region:${regions}`]
  const add = ['/Add-ProvisionedAppxPackage', `/PackagePath:${path}`, '/LicensePath:D:\\license.xml', ...region]
  const { code } = await computer.run(...add)
  if (code !== 0) return code
  if (carols) await computer.machine.addApp('carol', path)
  computer.edit(({ registry }) => {
    const key = `${STORE}\\Applications\\${nameOf({ name, form })}`
    if (foreign) registry.deleteValue('SOFTWARE', key, 'Regions')
    if (nonRemovable) registry.setDword('SOFTWARE', `${STORE}\\Config\\${familyNameOf(name)}`, 'NonRemovable', 1)
  })
  return code
}

function writeLayout(computer: AppComputer, layout: StartLayout, apps: Parameters<typeof layoutText>[1]): void {
  const text = layoutText(layout, apps, [...APPS, UNPINNED])
  computer.edit(({ volume }) => {
    if (volume.stat(LAYOUT)) volume.remove(LAYOUT)
    if (layout === 'folder') volume.createFolder(LAYOUT)
    else if (text !== undefined) volume.write(LAYOUT, new TextEncoder().encode(text))
  })
}

/** A bundle of the fixtures has one application. */
function applicationsOf({ form, applications }: PlacedApp): readonly string[] {
  return form === 'bundle' ? ['App'] : applications
}

function needsPin(app: PlacedApp, build: number): boolean {
  if (build < 10240 || app.foreign || applicationsOf(app).length === 0) return false
  return app.regions === undefined || build < 17134
}

function isPinned(app: PlacedApp & { readonly name: string }, pins: readonly string[]): boolean {
  return applicationsOf(app).some((id) => pins.includes(`${familyNameOf(app.name)}!${id}`))
}

/** The countries of an argument of /Region: undefined when it is none. */
function countriesOf(regions: string): readonly string[] | undefined {
  if (regions.toUpperCase() === 'ALL') return COUNTRIES
  const codes = regions.split(';').map((code) => ALPHA_2[code.toUpperCase()] ?? code.toUpperCase())
  return codes.every((code) => (COUNTRIES as readonly string[]).includes(code)) ? codes : undefined
}

function isFor({ regions, foreign }: PlacedApp, country: string | undefined, build: number): boolean {
  if (regions === undefined || foreign || build < 10240 || regions.toUpperCase() === 'ALL') return true
  return country !== undefined && countriesOf(regions)?.includes(country) === true
}

function upper(regions: string): string {
  return regions.toUpperCase() === 'ALL' ? 'all' : regions.toUpperCase()
}

function listedRegions(app: PlacedApp & { readonly name: string }): string {
  return `${nameOf(app)}: ${app.foreign || app.regions === undefined ? 'None' : upper(app.regions)}`
}

async function regionsListed(computer: AppComputer): Promise<readonly string[]> {
  const { stdout } = await computer.run('/Get-ProvisionedAppxPackages')
  const found = [...stdout.matchAll(/^PackageName : (.*?)\r?\nRegions : (.*?)\r?$/gm)]
  return found.map(([, name, regions]) => `${name}: ${regions?.replaceAll('"', '')}`).sort()
}

function nameOf({ name, form }: { readonly name: string; readonly form: PlacedApp['form'] }): string {
  return fullNameOf(name, form === 'bundle' ? { resourceId: '~' } : {})
}

function packagesOf(app: { readonly name: string; readonly form: PlacedApp['form'] }): readonly string[] {
  return app.form === 'bundle' ? [nameOf(app), fullNameOf(app.name)] : [nameOf(app)]
}

function stateOf({ state }: AppComputer) {
  const { provisioned, staged, licenses, registered, deprovisioned } = state
  const { alice = [], carol = [] } = registered
  return { provisioned: Object.keys(provisioned).sort(), staged, licenses, alice, carol, deprovisioned }
}
