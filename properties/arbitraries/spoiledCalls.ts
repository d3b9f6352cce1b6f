import fc from 'fast-check'
import { API_CALLS, SPOILS, UNFIT_CALLS, type Spoil, type SpoiledCall, type UnfitCall } from '../specs/ApiCallTable.ts'

const isSpoil = (text: string): text is Spoil => text !== ''

const ways = new Map<string, SpoiledCall[]>()
for (const [name, row] of Object.entries(API_CALLS))
  for (const [place, argument] of row.arguments.entries())
    for (const spoil of ['none', ...Object.keys(SPOILS[argument])].filter(isSpoil)) {
      const way = spoil === 'none' ? spoil : `${spoil} as ${argument}`
      ways.set(way, [...(ways.get(way) ?? []), { name, place, spoil }])
    }

/** Calls of the API, each with one argument that is wrong, or with none, or with arguments that do not go together. */
export function spoiledCalls(): fc.Arbitrary<readonly (SpoiledCall | UnfitCall)[]> {
  const call = fc.oneof(
    { arbitrary: fc.oneof(...[...ways.values()].map((calls) => fc.constantFrom(...calls))), weight: 6 },
    {
      arbitrary: fc.oneof(
        ...['DismOpenSession', '_DismCleanImage'].map((name) =>
          fc.constantFrom(...UNFIT_CALLS.filter((one) => one.name === name)),
        ),
      ),
      weight: 1,
    },
  )
  return fc.array(call, { minLength: 6, maxLength: 12, size: 'max' })
}
