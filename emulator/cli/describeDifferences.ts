import type { VolumeDifference } from '../machine/compareVolumes.ts'
import type { HiveDifference } from '../machine/compareHives.ts'

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

/** One line a difference; of a folder that was added or removed, how many files went with it. */
export function describeDifferences(differences: readonly VolumeDifference[]): string {
  let text = ''
  let folder: string | undefined
  for (const { kind, path, entry, registry = [] } of differences) {
    if (folder !== undefined && path.startsWith(folder)) continue
    folder = entry === 'folder' ? `${path}\\` : undefined
    const files = differences.filter((each) => each.entry !== 'folder' && folder && each.path.startsWith(folder)).length
    text += `${SIGNS[kind]} ${folder === undefined ? path : `${folder} (${files === 1 ? '1 file' : `${files} files`})`}\n`
    text += describeRegistry(registry)
  }
  return text
}

/** The keys that differ, and below each its values. */
function describeRegistry(differences: readonly HiveDifference[]): string {
  let text = ''
  let shown: string | undefined
  for (const { kind, key, value, before, after } of differences) {
    if (key !== shown) text += `    ${value === undefined ? SIGNS[kind] : ' '} [${key}]\n`
    shown = key
    if (value === undefined) continue
    const data = kind === 'changed' ? `${before} -> ${after}` : (before ?? after)
    text += `      ${SIGNS[kind]} ${value === '' ? '(Default)' : value} = ${data}\n`
  }
  return text
}
