import fc from 'fast-check'
import type { Mischief } from '../specs/Mischief.ts'

/** What can go wrong in one way only. */
export const PLAIN_MISCHIEF: readonly Mischief[] = (
  [
    'no file',
    'folder',
    'text',
    'framework as app',
    'app as dependency',
    'missing framework',
    'license of another app',
    'license that is none',
    'older version',
    'other content',
    'other processor',
    'other version inside',
    'unknown option',
    'nothing given',
  ] as const
).map((kind) => ({ kind }))

/** Things that go wrong with an add or a removal. */
export function mischief(): fc.Arbitrary<Mischief> {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
  return fc.oneof<fc.WeightedArbitrary<Mischief>[]>(
    { arbitrary: fc.constantFrom(...PLAIN_MISCHIEF), weight: 8 },
    {
      arbitrary: fc.record({
        kind: fc.constant('remove'),
        packageName: fc.constantFrom(
          'Contoso.Nothing_1.0.0.0_neutral_~_h91ms92gdsmmt',
          'Contoso.Base',
          'Contoso.*',
          'Contoso.Base_1.0.0.0_neutral__h91ms92gdsmmt',
          '..\\..',
          '~',
        ),
      }),
      weight: 2,
    },
    { arbitrary: fc.record({ kind: fc.constant('turned bit'), at: place, bit: fc.nat({ max: 7 }) }), weight: 6 },
    {
      arbitrary: fc.record({
        kind: fc.constant('damaged program'),
        byte: fc.nat({ max: 31 }),
        bit: fc.nat({ max: 7 }),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('damaged framework'),
        byte: fc.integer({ min: 2, max: 15 }),
        bit: fc.nat({ max: 7 }),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('wrong block map'),
        what: fc.constantFrom('hash', 'size'),
        file: fc.constantFrom('App.exe', 'StoreLogo.png'),
      }),
      weight: 4,
    },
    { arbitrary: fc.record({ kind: fc.constant('cut short'), at: place }), weight: 2 },
  )
}
