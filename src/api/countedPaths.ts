import { checkArgument, type ApiProcess } from './ApiProcess.ts'

/** The elements of an array that count. @throws DismError INVALID_PARAMETER when there are not so many */
export function countedPaths(
  process: ApiProcess,
  name: string,
  paths: readonly string[] | null,
  count: number,
): readonly string[] {
  const { length } = paths ?? []
  const isThere = Number.isInteger(count) && count >= 0 && count <= length
  checkArgument(process, name, isThere, `${count} of ${length} elements are to be read`)
  return (paths ?? []).slice(0, count)
}
