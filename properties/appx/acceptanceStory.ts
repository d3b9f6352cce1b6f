import fc from 'fast-check'

/** A package of the only family there is. */
export interface GivenApp {
  readonly form: 'package' | 'bundle'
  readonly kind: 'app' | 'framework' | 'resource'
  readonly extension: 'appx' | 'msix'
  readonly version: string
  readonly architecture: 'neutral' | 'x64' | 'x86' | 'arm64' | 'arm'
  /** What its program has in it: either is as long as the other. */
  readonly content: 'one' | 'two'
  /** What it is for: an OSMinVersion, or device families; `SAME` and `NEXT` stand for versions of Windows. */
  readonly target: string | readonly { readonly name: string; readonly minVersion: string }[]
}

/** Apps that are added to a Windows one after the other. */
export interface AcceptanceStory {
  readonly image: { readonly preset: string; readonly architecture: 'x64' | 'x86' | 'arm64' }
  readonly apps: readonly (GivenApp & {
    /** Whether what is provisioned is removed before. */
    readonly alone: boolean
  })[]
  readonly semantics: 'documented' | 'observed'
}

/** The version of the image, and the one that comes next. */
export const SAME = 'that of the image'
export const NEXT = 'the one after that of the image'

/** An app that goes into every image. */
const BASE: GivenApp = {
  form: 'package',
  kind: 'app',
  extension: 'appx',
  version: '1.10.0.0',
  architecture: 'neutral',
  content: 'one',
  target: '6.2',
}

const family = fc.record({
  name: fc.constantFrom(
    'Windows.Universal',
    'windows.desktop',
    'Windows.Desktop',
    'Windows.Xbox',
    'Windows.Holographic',
  ),
  minVersion: fc.constantFrom(SAME, SAME, NEXT, '10.0.10240.0', '10.0.16299.0', '10.0.17134.0', '10.0.22000.0'),
})
const target = fc.oneof<fc.WeightedArbitrary<GivenApp['target']>[]>(
  { arbitrary: fc.constantFrom(SAME, NEXT, '6.2.1', '6.3.0'), weight: 1 },
  {
    arbitrary: fc.uniqueArray(family, {
      minLength: 1,
      maxLength: 3,
      size: 'max',
      selector: ({ name }) => name.toLowerCase(),
    }),
    weight: 4,
  },
)
const form = fc.constantFrom<GivenApp['form']>('package', 'bundle')
const version = fc.constantFrom('1.10.0.0', '1.10.0.0', '1.9.0.0', '1.9.0.0', '2.0.0.0')
const architecture = fc.constantFrom<GivenApp['architecture'][]>('neutral', 'x64', 'x64', 'x86', 'arm64', 'arm')

const image = (preset: string, architecture: AcceptanceStory['image']['architecture'] = 'x64') => ({
  preset,
  architecture,
})

const IMAGES: readonly AcceptanceStory['image'][] = [
  image('windows-11-24h2'),
  image('windows-11-24h2', 'arm64'),
  image('windows-10-22h2', 'x86'),
  image('windows-10-1803', 'arm64'),
  image('windows-10-1709'),
  image('windows-server-2016'),
  image('windows-8.1'),
  image('windows-8'),
]

/** Images in which a form of packages, or an update, is still refused. */
const OLD_IMAGES = [image('windows-server-2016'), image('windows-8.1'), image('windows-8')]

/** One of each processor, and the arm64 that does not run x64 yet. */
const PROCESSORS = [
  image('windows-11-24h2'),
  image('windows-10-22h2', 'x86'),
  image('windows-11-24h2', 'arm64'),
  image('windows-10-1803', 'arm64'),
]

/** Whether an app comes beside what is there, or alone. */
const BESIDE = fc.constantFrom(false, false, false, true)
const ALONE = fc.constantFrom(true, true, false)

/** What apps of a story differ in: one matter each, so that what is right and what is wrong about it meet, and where. */
const SUBJECTS = [
  { weight: 4, images: IMAGES, alone: ALONE, app: fc.record({ target }) },
  { weight: 3, images: OLD_IMAGES, alone: ALONE, app: fc.record({ form, extension: fc.constantFrom('appx', 'msix') }) },
  {
    weight: 3,
    images: OLD_IMAGES,
    alone: BESIDE,
    app: fc.record({ version, form: fc.constantFrom('package', 'package', 'bundle') }),
  },
  { weight: 4, images: PROCESSORS, alone: fc.boolean(), app: fc.record({ architecture }) },
  { weight: 2, images: IMAGES, alone: BESIDE, app: fc.record({ content: fc.constantFrom('one', 'two'), form }) },
  {
    weight: 3,
    images: IMAGES,
    alone: ALONE,
    app: fc.record({ kind: fc.constantFrom('app', 'framework', 'resource') }),
  },
] satisfies readonly {
  readonly weight: number
  readonly images: readonly AcceptanceStory['image'][]
  readonly alone: fc.Arbitrary<boolean>
  readonly app: fc.Arbitrary<Partial<GivenApp>>
}[]

/** Apps and images for which something of an app may not fit; the last app comes twice. */
export function acceptanceStory(): fc.Arbitrary<AcceptanceStory> {
  const other = fc.oneof(
    { arbitrary: fc.constant({}), weight: 10 },
    { arbitrary: fc.oneof(...SUBJECTS.map(({ app }) => app)), weight: 1 },
  )
  const about = ({ weight, images, alone, app }: (typeof SUBJECTS)[number]) => ({
    weight,
    arbitrary: fc.record({
      image: fc.oneof(
        { arbitrary: fc.constantFrom(...images), weight: 3 },
        { arbitrary: fc.constantFrom(...IMAGES), weight: 1 },
      ),
      semantics: fc.constantFrom('documented', 'observed'),
      apps: fc
        .array(fc.record({ app, other, alone }), { minLength: 4, maxLength: 10, size: 'max' })
        .map((all) => all.map(({ app, other, alone }) => ({ ...BASE, ...other, ...app, alone }))),
    }),
  })
  return fc.oneof(...SUBJECTS.map(about)).map(({ apps, ...rest }) => ({
    ...rest,
    apps: [...apps, ...apps.slice(-1).map((app) => ({ ...app, alone: false }))],
  }))
}
