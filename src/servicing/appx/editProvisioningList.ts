import { joinBytes } from '../../formats/joinBytes.ts'
import { upcase } from '../../formats/upcase.ts'
import { findListedLines } from './provisioningListForm.ts'

/**
 * Takes the lines of apps out of a list and puts those of one in, without looking at what the others say. Undefined
 * for a list that is not in the form that we write, or does not have as many apps as are provisioned.
 * @param gone full names
 * @param added replaces what the list has under that name; its lines are asked for when the list can be edited
 * @param count how many apps it has then
 */
export function editProvisioningList(
  bytes: Uint8Array,
  gone: readonly string[],
  added: { readonly fullName: string; readonly lines: () => string } | undefined,
  count: number,
): Uint8Array | undefined {
  const text = new TextDecoder().decode(bytes)
  const listed = text.length === bytes.length ? findListedLines(text) : undefined
  if (!listed) return undefined
  const names = new Set([...gone, ...(added ? [added.fullName] : [])].map(upcase))
  const cuts = listed.apps.filter((app) => names.has(app.name)).map(({ start, end }) => ({ start, end, lines: '' }))
  if (listed.apps.length - cuts.length + (added ? 1 : 0) !== count) return undefined
  if (added) {
    const name = upcase(added.fullName)
    const place = listed.apps.find((app) => app.name > name)?.start ?? listed.end
    cuts.push({ start: place, end: place, lines: added.lines() })
  }
  let from = 0
  const parts = cuts
    // Lines that go in where others go out stand before those.
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .flatMap(({ start, end, lines }) => {
      const before = bytes.subarray(from, start)
      from = end
      return [before, new TextEncoder().encode(lines)]
    })
  return joinBytes([...parts, bytes.subarray(from)])
}
