import { realpathSync } from 'node:fs'
import { compareVolumes, type VolumeDifference } from '../../machine/compareVolumes.ts'
import type { HiveDifference } from '../../machine/compareHives.ts'
import type { Command } from '../Command.ts'
import { imageFolder } from '../imageFolder.ts'
import { systemClock } from '../systemClock.ts'
import { withVolume } from '../withImage.ts'

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

/** `dismulator diff`: what differs between two images: files, and inside hives keys and values. */
export const diff: Command = {
  operands: ['before', 'after'],
  options: {},
  notes: ['+ added, - removed, ~ changed. The exit code is 0 when nothing differs, else 1.'],
  run({ operands }) {
    const now = systemClock()
    const [before = '', after = ''] = operands
    // An image is locked while it is open, so one that is compared with itself is opened once.
    const same = realpathSync(imageFolder(before)) === realpathSync(imageFolder(after))
    const differences = withVolume(before, now, (left) =>
      same ? compareVolumes(left, left) : withVolume(after, now, (right) => compareVolumes(left, right)),
    )
    return {
      text: describeDifferences(differences),
      json: differences,
      exitCode: differences.length === 0 ? 0 : 1,
    }
  },
}

/** One line a difference; of a folder that was added or removed, how many files went with it. */
function describeDifferences(differences: readonly VolumeDifference[]): string {
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
