import fc from 'fast-check'
import type { Semantics } from '../../src/rules/Rule.ts'
import { compareVersions } from '../model/versions.ts'
import { uphold } from '../laws/uphold.ts'
import { appComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { fullNameOf } from './packageNames.ts'

const ARCHITECTURES = ['neutral', 'x64', 'x86', 'arm64', 'arm'] as const

/** A package of the only family there is. */
interface GivenApp {
  readonly form: 'package' | 'bundle'
  readonly kind: 'app' | 'framework' | 'resource'
  readonly extension: 'appx' | 'msix'
  readonly version: string
  readonly architecture: (typeof ARCHITECTURES)[number]
  /** What it is for: an OSMinVersion, or device families; `SAME` stands for the version of the image. */
  readonly target: string | readonly { readonly name: string; readonly minVersion: string }[]
}

/** Apps that are added to a Windows one after the other. */
export interface AcceptanceStory {
  readonly image: { readonly preset: string; readonly architecture: 'x64' | 'x86' | 'arm64' }
  readonly semantics: Semantics
  readonly apps: readonly GivenApp[]
}

/** Version and what runs, the preferred first. */
const IMAGES: readonly (AcceptanceStory['image'] & { readonly version: string; readonly runs: readonly string[] })[] = [
  { preset: 'windows-11-24h2', architecture: 'x64', version: '10.0.26100', runs: ['x64', 'x86', 'neutral'] },
  {
    preset: 'windows-11-24h2',
    architecture: 'arm64',
    version: '10.0.26100',
    runs: ['arm64', 'x64', 'arm', 'x86', 'neutral'],
  },
  { preset: 'windows-10-22h2', architecture: 'x86', version: '10.0.19045', runs: ['x86', 'neutral'] },
  { preset: 'windows-10-1803', architecture: 'arm64', version: '10.0.17134', runs: ['arm64', 'arm', 'x86', 'neutral'] },
  { preset: 'windows-10-1709', architecture: 'x64', version: '10.0.16299', runs: ['x64', 'x86', 'neutral'] },
  { preset: 'windows-server-2016', architecture: 'x64', version: '10.0.14393', runs: ['x64', 'x86', 'neutral'] },
  { preset: 'windows-8.1', architecture: 'x64', version: '6.3.9600', runs: ['x64', 'x86', 'neutral'] },
  { preset: 'windows-8', architecture: 'x64', version: '6.2.9200', runs: ['x64', 'x86', 'neutral'] },
]

const SAME = 'that of the image'
const FAMILIES = ['Windows.Universal', 'windows.desktop', 'Windows.Xbox', 'Windows.Holographic'] as const

/** An app that goes into every image. */
const BASE: GivenApp = {
  form: 'package',
  kind: 'app',
  extension: 'appx',
  version: '1.10.0.0',
  architecture: 'neutral',
  target: '6.2',
}

const VERSIONS = ['10.0.10240.0', '10.0.16299.0', '10.0.17134.0', '10.0.22000.0'] as const

/** What may be different, so that mostly one thing alone is wrong. */
const TWISTS: readonly Partial<GivenApp>[] = [
  ...Array.from({ length: 8 }, () => ({ form: 'bundle' }) as const),
  { kind: 'framework' },
  { kind: 'framework' },
  ...Array.from({ length: 4 }, () => ({ kind: 'resource' }) as const),
  ...Array.from({ length: 3 }, () => ({ target: SAME })),
  { target: [{ name: 'Windows.Desktop', minVersion: SAME }] },
  { extension: 'msix' },
  { extension: 'msix', form: 'bundle' },
  ...['1.9.0.0', ...Array.from({ length: 8 }, () => '2.0.0.0')].map((version) => ({ version })),
  ...(['x64', 'x64', 'x64', 'x86', 'x86', 'arm64', 'arm'] as const).map((architecture) => ({ architecture })),
  ...['6.2.1', '6.3.0'].map((target) => ({ target })),
  ...VERSIONS.map((minVersion) => ({ target: [{ name: 'Windows.Universal', minVersion }] })),
  ...FAMILIES.map((name) => ({ target: [{ name, minVersion: VERSIONS[0] }] })),
  {
    target: [
      { name: 'Windows.Xbox', minVersion: VERSIONS[0] },
      { name: 'Windows.Desktop', minVersion: VERSIONS[1] },
    ],
  },
  {
    target: [
      { name: 'Windows.Universal', minVersion: VERSIONS[3] },
      { name: 'Windows.Desktop', minVersion: VERSIONS[0] },
    ],
  },
]

/** Apps and images for which something of an app may not fit. */
export function acceptanceStory(): fc.Arbitrary<AcceptanceStory> {
  const app = fc
    .array(fc.constantFrom(...TWISTS), { maxLength: 2 })
    .map((twists): GivenApp => Object.assign({}, BASE, ...twists))
  return fc.record({
    image: fc
      .constantFrom(...IMAGES, ...IMAGES.slice(-1), ...IMAGES.slice(-1), ...IMAGES.slice(-1))
      .map(({ preset, architecture }) => ({ preset, architecture })),
    semantics: fc.constantFrom('documented', 'observed'),
    // The last comes twice.
    apps: fc.array(app, { minLength: 1, maxLength: 4, size: 'max' }).map((apps) => [...apps, ...apps.slice(-1)]),
  })
}

/**
 * Law: an app is provisioned when it is an app in a form that the image takes, for its processor, device family and
 * version, and no older or other one of its family stands there; otherwise it is refused with the code of what is wrong,
 * and nothing changes.
 * @throws BrokenLaw
 */
export async function appsAreAccepted({ image, semantics, apps }: AcceptanceStory): Promise<void> {
  const computer = appComputer({ ...image, semantics })
  const facts = IMAGES.find((one) => one.preset === image.preset && one.architecture === image.architecture)
  if (!facts) throw new Error(`the law does not know ${image.preset}`)
  computer.edit(({ registry }) =>
    registry.setDword('SOFTWARE', 'Policies\\Microsoft\\Windows\\Appx', 'AllowAllTrustedApps', 1),
  )
  let provisioned: GivenApp | undefined
  for (const drawn of apps) {
    const app = { ...drawn, target: targetFor(drawn.target, facts.version) }
    const path = `D:\\in.${app.extension}${app.form === 'bundle' ? 'bundle' : ''}`
    computer.put(path, await bytesOf(app))
    const before = computer.machine.image.volume.fork()
    const { code, decisions } = await computer.run(
      '/Add-ProvisionedAppxPackage',
      `/PackagePath:${path}`,
      '/SkipLicense',
    )
    const faults = faultsOf(app, facts, semantics, provisioned)
    const law = `${JSON.stringify(app)} on ${image.preset} ${image.architecture} must be judged by what it is.`
    const same = provisioned !== undefined && nameOf(app) === nameOf(provisioned)
    uphold(law, differenceOfCodes('the add', faults.length > 0 ? faults : [0], code))
    if (code === 0) {
      provisioned = app
      uphold(law, differenceOfVerdicts('appx.version.same', [same], decisions))
    } else
      uphold(
        law,
        computer.machine.image.volume
          .fork()
          .diff(before)
          .map((change) => `${change.kind}: ${change.path}`),
      )
    uphold(law, differenceOf('the list', provisioned ? [nameOf(provisioned)] : [], await computer.list()))
  }
}

/** A target with the version of the image where that is meant. */
function targetFor(target: GivenApp['target'], version: string): GivenApp['target'] {
  const meant = (text: string) => (text === SAME ? `${version}.0` : text)
  return typeof target === 'string'
    ? meant(target)
    : target.map(({ name, minVersion }) => ({ name, minVersion: meant(minVersion) }))
}

function bytesOf({ form, kind, version, architecture, target }: GivenApp): Promise<Uint8Array> {
  const made =
    typeof target === 'string'
      ? ({ schema: '2010', targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: target }] } as const)
      : ({ targetDeviceFamilies: target } as const)
  const common = { name: 'Contoso.Reader', version, ...made }
  if (form === 'bundle') return bundleBytes({ ...common, architectures: [architecture] })
  return packageBytes({
    ...common,
    architecture,
    ...(kind === 'framework' && { framework: true }),
    ...(kind === 'resource' && { resourcePackage: true, resourceId: 'split.scale-100', scales: [100] }),
  })
}

function nameOf({ form, kind, version, architecture }: GivenApp): string {
  if (form === 'bundle') return fullNameOf('Contoso.Reader', { version, resourceId: '~' })
  const resourceId = kind === 'resource' ? 'split.scale-100' : ''
  return fullNameOf('Contoso.Reader', { version, architecture, resourceId })
}

/** The codes of all that is wrong. */
function faultsOf(
  app: GivenApp,
  { version, runs }: (typeof IMAGES)[number],
  semantics: Semantics,
  before: GivenApp | undefined,
): number[] {
  const build = Number(version.split('.')[2])
  const plain = app.form === 'package'
  const faults: number[] = []
  if (!plain && build < 9600) faults.push(50)
  if (app.extension === 'msix' && build < 16299) faults.push(50)
  if (plain && app.kind === 'resource') faults.push(0x8007_3cf2)
  if (plain && app.kind === 'framework' && semantics === 'documented') faults.push(0x8007_3cf2)
  if (!runs.includes(app.architecture)) faults.push(0x8007_3d10)
  const targets = typeof app.target === 'string' ? [{ name: 'Windows.Desktop', minVersion: app.target }] : app.target
  const fitting = targets.filter(({ name }) => ['windows.universal', 'windows.desktop'].includes(name.toLowerCase()))
  const full = (text: string) => [...text.split('.'), '0', '0', '0'].slice(0, 4).join('.')
  if (!fitting.some(({ minVersion }) => compareVersions(full(minVersion), full(version)) <= 0)) faults.push(0x8007_3cfd)
  if (!before) return faults
  const order = compareVersions(app.version, before.version)
  if (order < 0) faults.push(0xc157_0118)
  if (order > 0 && build < 9600) faults.push(0x8007_3cfb)
  if (plain && before.form === 'bundle') faults.push(0x8007_3cfb)
  if (order === 0 && app.form === before.form && nameOf(app) !== nameOf(before)) faults.push(0x8007_3cfb)
  // The package inside has the name of the plain one, and other files.
  if (order === 0 && app.form !== before.form && app.architecture === before.architecture) faults.push(0x8007_3cfb)
  if (order === 0 && app.form === before.form && contentOf(app) !== contentOf(before)) faults.push(0x8007_3cfb)
  return faults
}

/** What the extension does not change. */
function contentOf(app: GivenApp): string {
  return JSON.stringify({ ...app, extension: '', ...(app.form === 'bundle' && { kind: 'app' }) })
}
