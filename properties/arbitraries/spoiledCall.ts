import fc from 'fast-check'
import { API_CALLS, SPOILS, type Spoil, type SpoiledCall } from '../specs/ApiCallTable.ts'

const isSpoil = (text: string): text is Spoil => text !== ''

const calls = Object.entries(API_CALLS).flatMap(([name, row]) => [
  { name, place: 0, spoil: 'none' as const },
  ...row.arguments.flatMap((argument, place) =>
    Object.keys(SPOILS[argument])
      .filter(isSpoil)
      .map((spoil) => ({ name, place, spoil })),
  ),
])

/** A call of the API with one argument that is wrong, or none. */
export function spoiledCall(): fc.Arbitrary<SpoiledCall> {
  return fc.constantFrom(...calls)
}
