import type { ByteSource } from '../../formats/ByteSource.ts'
import { upcase } from '../../formats/upcase.ts'
import { ListedApps } from './ListedApps.ts'

/**
 * Takes the lines of apps out of a list and puts those of one in, without looking at what the others say. Undefined
 * for a list that is not in the form that we write, or does not have as many apps as are provisioned.
 * @param gone full names
 * @param added replaces what the list has under that name; its lines are asked for when the list can be edited
 * @param count how many apps it has then
 */
export function editProvisioningList(
  source: ByteSource,
  gone: readonly string[],
  added: { readonly fullName: string; readonly lines: () => string } | undefined,
  count: number,
): ByteSource | undefined {
  const before = ListedApps.of(source)
  const kept = [...gone, ...(added ? [added.fullName] : [])].reduce((list, name) => list?.without(upcase(name)), before)
  if (kept === undefined || kept.count + (added ? 1 : 0) !== count) return undefined
  return (added ? kept.with(upcase(added.fullName), added.lines()) : kept).toSource()
}
