import fc from 'fast-check'
import { PARENT_ROWS, PLAIN_CASE, REGISTRY_ROWS, type PackageCase } from '../updates/PackageCase.ts'

/** What may be otherwise than in a plain case; a value that is to be met more often stands there twice. */
const OTHERS: { readonly [Field in keyof PackageCase]?: readonly PackageCase[Field][] } = {
  image: ['winpe-4.0', 'too old'],
  busy: [true, true, true],
  form: ['folder', 'manifest', 'folder of files', 'with stray', 'msu', 'msu', 'wim', 'text', 'nothing'],
  architecture: ['wow64', 'wow64', 'neutral', 'x86', 'arm64'],
  language: ['fr-FR', 'FR-fr', 'de-DE', 'de-DE'],
  releaseType: ['Security Update', 'language pack', 'language pack', 'Local Pack', 'Nonsense', 'Foundation', 'Product'],
  parents: [...PARENT_ROWS.keys()].slice(1),
  stack: ['none said', 'equal', 'equal', 'older', 'newer', 'newer'],
  capability: ['free', 'needs French', 'needs German', 'satellite', 'satellite'],
  inside: ['hidden', 'hidden', 'listed', 'missing', 'missing and loose', 'in the image', 'of another architecture'],
  feature: ['on', 'on', 'off', 'off'],
  asked: ['enabled', 'disabled'],
  updates: ['in order', 'of the parent', 'of the parent', 'twice', 'without parent', 'circle', 'self'],
  payload: ['no components', 'no manifest', 'no file', 'altered', 'packed', 'nothing', 'in the image'],
  place: ['Fonts', 'unknown', 'outside', 'in the way', 'in the way'],
  before: ['older', 'older', 'older', 'older', 'newer', 'newer', 'same', 'same'],
  restart: ['required', 'required', undefined],
  offlineCapable: ['no', 'no', undefined],
  stackItself: [true, true],
  permanent: [true, true],
  ignoreCheck: [true, true, true],
  preventPending: [true, true, true],
  kept: ['no manifest', 'a broken one'],
  name: ['upper', 'no token', 'other token', 'other version', 'short', 'path'],
  owner: ['itself for good', 'Foundation', 'Foundation that is gone', 'nobody'],
  beside: ['same component', 'same component', 'dependant', 'dependant', 'same value', 'same value'],
}

const changes = Object.entries(OTHERS).flatMap(([field, values]) => values.map((value) => ({ field, value })))

/** A package and an image: ones that go well together, but for a few things. */
export function packageCase(): fc.Arbitrary<PackageCase> {
  return fc
    .record({
      online: fc.boolean(),
      restarts: fc.boolean(),
      registry: fc.oneof(
        fc.constant([]),
        fc.uniqueArray(fc.nat({ max: REGISTRY_ROWS.length - 1 }), { minLength: 1, maxLength: 5, size: 'max' }),
      ),
      changes: fc.uniqueArray(fc.constantFrom(...changes), {
        selector: ({ field }) => field,
        minLength: 3,
        maxLength: 7,
        size: 'max',
      }),
    })
    .map(({ online, restarts, registry, changes: made }) => ({
      ...PLAIN_CASE,
      online,
      restarts,
      registry,
      ...Object.fromEntries(made.map(({ field, value }) => [field, value])),
    }))
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
      form: fc.constantFrom('cab', 'cab', 'folder', 'manifest', 'msu', 'wim', 'text'),
    })
    .map((fields): PackageCase => ({ ...PLAIN_CASE, ...fields }))
}
