import fc from 'fast-check'
import { PARENT_ROWS, PLAIN_CASE, REGISTRY_ROWS, type PackageCase } from '../updates/PackageCase.ts'

type Values = { readonly [Field in keyof PackageCase]?: readonly PackageCase[Field][] }

/** Parents that an image has, or has not; the first row has none. */
function rowsOf(fits: boolean): number[] {
  return PARENT_ROWS.flatMap((row, place) => (place > 0 && row.fits === fits ? [place] : []))
}

/** What may be otherwise than in a plain case, and does not keep the package from going in; some more often. */
const SOUND: Values = {
  image: ['winpe-4.0'],
  busy: [true, true],
  form: ['folder', 'manifest', 'manifest beside another', 'folder of files', 'with stray', 'msu', 'msu'],
  architecture: ['wow64', 'wow64', 'neutral'],
  language: ['fr-FR', 'FR-fr'],
  releaseType: ['Security Update', 'language pack', 'language pack', 'Local Pack', 'Nonsense', 'Foundation', 'Product'],
  parents: rowsOf(true),
  stack: ['none said', 'equal', 'equal', 'older'],
  capability: ['free', 'needs French'],
  inside: [
    'hidden',
    'hidden',
    'hidden',
    'listed',
    'listed',
    'hidden, there before',
    'hidden, there before',
    'missing and loose',
    'in the image',
    'of another architecture',
  ],
  feature: ['on', 'on', 'off', 'off'],
  asked: ['enabled', 'enabled', 'disabled'],
  updates: ['in order', 'of the parent', 'of the parent', 'of one inside', 'of one inside', 'of the one around'],
  payload: ['no components', 'packed', 'packed', 'in the image', 'in the image'],
  place: ['Fonts', 'unknown', 'outside', 'in the way'],
  before: ['older', 'older', 'older', 'older', 'same'],
  restart: ['required', 'required', undefined],
  offlineCapable: ['no', 'no', undefined, undefined],
  stackItself: [true, true],
  permanent: [true],
  preventPending: [true, true],
  kept: ['no manifest', 'a broken one'],
  name: ['upper', 'no token', 'other token', 'other version', 'other version, no token', 'short', 'path'],
  owner: ['itself for good', 'Foundation', 'Foundation that is gone', 'nobody'],
  beside: ['same component', 'dependant', 'dependant', 'same value', 'same value'],
}

/** What keeps a package from going in, or may. */
const WRONG: Values = {
  image: ['too old'],
  form: ['msu', 'wim', 'wim', 'text', 'nothing', 'with stray'],
  architecture: ['x86', 'arm64'],
  language: ['de-DE', 'de-DE'],
  parents: rowsOf(false),
  stack: ['newer', 'newer'],
  capability: ['needs German', 'needs German', 'needs German', 'satellite', 'satellite', 'satellite'],
  inside: ['missing', 'missing'],
  updates: [
    ...(['twice', 'twice', 'without parent', 'without parent inside', 'of the parent', 'of one inside'] as const),
    ...(['circle', 'self', 'self', 'self'] as const),
  ],
  payload: [
    ...(['no manifest', 'no file', 'no feature file'] as const),
    ...(['altered', 'altered', 'altered', 'altered', 'nothing'] as const),
  ],
  place: ['in the way', 'in the way', 'in the way'],
  before: ['newer', 'newer', 'newer', 'same'],
  preventPending: [true],
}

/** A field that has many values is changed no more often than one that has `most` of them. */
const changesOf = (values: Values, most: number) =>
  fc.oneof(
    ...Object.entries(values).map(([field, others]) => ({
      weight: Math.min(others.length, most),
      arbitrary: fc.constantFrom(...others).map((value) => ({ field, value })),
    })),
  )

const sizes = { selector: ({ field }: { readonly field: string }) => field, size: 'max' } as const

/** A plain case, with some changes. */
function changedCase(
  changes: fc.Arbitrary<{ readonly field: string; readonly value: unknown }[]>,
  ignoreCheck: fc.Arbitrary<boolean>,
): fc.Arbitrary<PackageCase> {
  return fc
    .record({
      online: fc.boolean(),
      restarts: fc.boolean(),
      ignoreCheck,
      registry: fc.oneof(
        fc.constant([]),
        fc.uniqueArray(fc.nat({ max: REGISTRY_ROWS.length - 1 }), { minLength: 1, maxLength: 5, size: 'max' }),
      ),
      files: fc.constantFrom(1, 2, 2, 3, 3),
      spoiled: fc.constantFrom(0, 1, 1, 2),
      changes,
    })
    .map(({ changes: made, ...rest }) => ({
      ...PLAIN_CASE,
      ...rest,
      ...Object.fromEntries(made.map(({ field, value }) => [field, value])),
    }))
}

/** A package that goes in, and an image that is not as plain as it could be. */
export function packageCase(): fc.Arbitrary<PackageCase> {
  const changes = fc.uniqueArray(changesOf(SOUND, 3), { ...sizes, minLength: 2, maxLength: 7 })
  return changedCase(changes, fc.constantFrom(false, false, true))
}

/** A package that is refused, or would be but for something else. */
export function refusedPackage(): fc.Arbitrary<PackageCase> {
  const faults = fc.uniqueArray(changesOf(WRONG, 6), { ...sizes, minLength: 1, maxLength: 2 })
  const others = fc.oneof(
    { weight: 6, arbitrary: fc.uniqueArray(changesOf(SOUND, 3), { ...sizes, maxLength: 2 }) },
    // It may lie behind another in one file.
    { weight: 1, arbitrary: fc.constant([{ field: 'form', value: 'msu' } as const]) },
  )
  return changedCase(
    fc.tuple(others, faults).map((parts) => parts.flat()),
    fc.boolean(),
  )
}

/** Packages that differ in what their reports tell. */
export function reportedPackage(): fc.Arbitrary<PackageCase> {
  return fc
    .record({
      architecture: fc.constantFrom('amd64', 'amd64', 'amd64', 'wow64', 'neutral', 'x86', 'arm64'),
      language: fc.constantFrom('', '', 'fr-FR', 'FR-fr', 'de-DE', 'de-DE'),
      releaseType: fc.constantFrom('Update', 'language pack', 'Local Pack', 'Nonsense', 'OnDemand Pack', undefined),
      parents: fc.oneof(fc.constant(0), fc.nat({ max: PARENT_ROWS.length - 1 })),
      restart: fc.constantFrom('possible', 'required', undefined),
      offlineCapable: fc.constantFrom('yes', 'no', undefined),
      form: fc.constantFrom('cab', 'cab', 'folder', 'manifest', 'manifest beside another', 'msu', 'wim', 'text'),
    })
    .map((fields): PackageCase => ({ ...PLAIN_CASE, ...fields }))
}
