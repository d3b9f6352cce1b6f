import { existsSync, readdirSync } from 'node:fs'
import { openImage } from '../../../src/image/openImage.ts'
import { createWindowsImage } from '../../presets/createWindowsImage.ts'
import type { Command } from '../Command.ts'
import { describeImage, imageFacts } from '../imageFacts.ts'
import { IMAGE_OPTIONS, imageOptionsOf, PRESET_NOTES } from '../imageOptions.ts'
import { machineHome } from '../machineHome.ts'
import { realPath } from '../realPath.ts'
import { systemClock } from '../systemClock.ts'
import { UsageError } from '../UsageError.ts'
import { writeVolumeToFolder } from '../writeVolumeToFolder.ts'

/** `dismulator image new`: makes a Windows image in a folder that is new or empty. */
export const imageNew: Command = {
  operands: ['folder'],
  semantics: false,
  options: IMAGE_OPTIONS,
  notes: [
    'example: dismulator image new img --preset windows-11-24h2 --languages en-US,es-ES --users alice',
    ...PRESET_NOTES,
  ],
  run(input) {
    const [folder = ''] = input.operands
    const preset = input.option('preset')
    if (preset === undefined) throw new UsageError('--preset is missing')
    const real = realPath(folder, machineHome())
    if (existsSync(real) && readdirSync(real).length > 0) throw new Error(`${folder} is there already and not empty`)
    const now = systemClock()
    const volume = createWindowsImage(imageOptionsOf(input, preset, now))
    writeVolumeToFolder(volume, real, now)
    const facts = imageFacts(openImage(volume, now))
    return { text: `${folder}: ${describeImage(facts)}\n`, json: { folder, ...facts } }
  },
}
