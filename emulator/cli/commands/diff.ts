import { compareVolumes, type VolumeDifference } from '../../machine/compareVolumes.ts'
import type { HiveDifference } from '../../machine/compareHives.ts'
import type { Command } from '../Command.ts'
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
    const differences = withVolume(before, now, (left) =>
      withVolume(after, now, (right) => compareVolumes(left, right)),
    )
    return {
      text: differences.map(describeDifference).join(''),
      json: differences,
      exitCode: differences.length === 0 ? 0 : 1,
    }
  },
}

function describeDifference({ kind, path, entry, registry = [] }: VolumeDifference): string {
  const line = `${SIGNS[kind]} ${path}${entry === 'folder' ? '\\' : ''}\n`
  return line + registry.map((difference) => `    ${describeRegistry(difference)}\n`).join('')
}

function describeRegistry({ kind, key, value, before, after }: HiveDifference): string {
  if (value === undefined) return `${SIGNS[kind]} [${key}]`
  const name = value === '' ? '(Default)' : value
  const data = kind === 'changed' ? `${before} -> ${after}` : (before ?? after)
  return `${SIGNS[kind]} [${key}] ${name} = ${data}`
}
