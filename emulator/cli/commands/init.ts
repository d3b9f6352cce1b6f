import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { openImage } from '../../../src/image/openImage.ts'
import { createWindowsImage } from '../../presets/createWindowsImage.ts'
import type { Command } from '../Command.ts'
import { describeImage, imageFacts } from '../imageFacts.ts'
import { IMAGE_OPTIONS, imageOptionsOf, PRESET_NOTES } from '../imageOptions.ts'
import { hasWindows } from '../hasWindows.ts'
import { driveFolder, newMachineHome } from '../machineHome.ts'
import { machineStateFile } from '../machineStateFile.ts'
import { machineFile } from '../readMachine.ts'
import { semanticsOf } from '../semanticsOf.ts'
import { systemClock } from '../systemClock.ts'
import { writeVolumeToFolder } from '../writeVolumeToFolder.ts'

/** `dismulator init`: makes a machine, with Windows on its drive C:, which `dism /Online` works on. */
export const init: Command = {
  operands: [],
  options: {
    ...IMAGE_OPTIONS,
    'not-elevated': { describes: 'dism answers with error 740, as without administrator rights' },
  },
  notes: [
    'The machine is the folder .dismulator in the working folder, or DISMULATOR_HOME. Commands find it from every',
    'folder below. Its drives are the folders drives/C, drives/D …: C:\\in\\app.appx is drives/C/in/app.appx.',
    ...PRESET_NOTES,
  ],
  run(input) {
    const home = newMachineHome()
    if (hasWindows(home) || existsSync(machineFile(home))) throw new Error(`${home} is a machine already`)
    const now = systemClock()
    const preset = input.option('preset') ?? 'windows-11-24h2'
    const volume = createWindowsImage(imageOptionsOf(input, preset, now))
    const image = openImage(volume, now)
    const semantics = semanticsOf(input)
    const machine = { preset, architecture: image.architecture(), elevated: !input.flag('not-elevated'), semantics }
    writeVolumeToFolder(volume, driveFolder(home, 'C'), now)
    mkdirSync(home, { recursive: true })
    rmSync(machineStateFile(home), { force: true })
    writeFileSync(machineFile(home), `${JSON.stringify(machine, undefined, 2)}\n`)
    const facts = imageFacts(image)
    return { text: `${home}: ${describeImage(facts)}\n`, json: { home, machine, ...facts } }
  },
}
