import { realpathSync } from 'node:fs'
import { compareVolumes } from '../../machine/compareVolumes.ts'
import type { Command } from '../Command.ts'
import { describeDifferences } from '../describeDifferences.ts'
import { imageFolder } from '../imageFolder.ts'
import { systemClock } from '../systemClock.ts'
import { withVolume } from '../withImage.ts'

/** `dismulator diff`: what differs between two images: files, and inside hives keys and values. */
export const diff: Command = {
  operands: ['before', 'after'],
  semantics: false,
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
