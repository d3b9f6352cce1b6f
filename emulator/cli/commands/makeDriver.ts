import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { driver, DRIVER_CLASSES } from '../../../fixtures/index.ts'
import { parseDriverInf } from '../../../src/formats/inf/parseDriverInf.ts'
import { parseInf } from '../../../src/formats/inf/parseInf.ts'
import { INF_ARCHITECTURES, type InfArchitecture } from '../../../src/formats/inf/targetDecoration.ts'
import type { Command } from '../Command.ts'
import { listOption } from '../listOption.ts'
import { makeFolder } from '../makeFolder.ts'
import { outputPath } from '../outputPath.ts'
import { UsageError } from '../UsageError.ts'

/** `dismulator make driver`: writes INF, driver and catalog of a driver package, signed by nobody. */
export const makeDriver: Command = {
  operands: ['driver-folder'],
  semantics: false,
  options: {
    name: { value: '<name>', describes: 'name of its files, as in contosonet' },
    class: { value: '<class>', describes: `setup class (Net): ${Object.keys(DRIVER_CLASSES).join(', ')}` },
    provider: { value: '<text>', describes: 'who made it (Contoso)' },
    date: { value: '<mm/dd/yyyy>', describes: 'date of the driver (01/02/2024)' },
    version: { value: '<version>', describes: 'four numbers (1.0.0.0)' },
    architectures: { value: '<name,…>', describes: 'x86, x64, arm, arm64 (x64)' },
    'hardware-ids': { value: '<id,…>', describes: 'devices that it drives' },
    'start-type': { value: '<number>', describes: '0 boot, 1 system, 2 automatic, 3 on demand (by class)' },
    unsigned: { describes: 'leave the catalog away' },
  },
  notes: ['example: dismulator make driver C:\\drivers --name contosonet --class Net'],
  run({ operands: [folder = ''], option, flag }) {
    const name = option('name')
    if (name === undefined || !/^[\w-]{1,60}$/.test(name))
      throw new UsageError('--name is missing, or no name of a file')
    const startType = option('start-type')
    if (startType !== undefined && !/^[0-4]$/.test(startType)) throw new UsageError('--start-type is 0 to 4')
    const files = driver(name, {
      className: classOf(option('class')),
      provider: option('provider'),
      date: formed('date', option('date'), /^\d\d\/\d\d\/\d{4}$/),
      version: formed('version', option('version'), /^\d{1,5}(\.\d{1,5}){3}$/),
      architectures: listOption(option('architectures'))?.map(architectureOf),
      hardwareIds: listOption(option('hardware-ids')),
      startType: startType === undefined ? undefined : Number(startType),
      signed: !flag('unsigned'),
    })
    // Read as dism would: what was asked for may be no driver package.
    const { className, provider } = parseDriverInf(parseInf(files[`${name}.inf`] ?? new Uint8Array(), `${name}.inf`))
    const target = outputPath(folder)
    makeFolder(target)
    for (const [file, bytes] of Object.entries(files)) writeFileSync(join(target, file), bytes)
    return {
      text: [
        `${folder}: ${className} driver of ${provider}`,
        ...Object.keys(files).map((file) => `  ${file}`),
        '',
      ].join('\n'),
      json: { folder, className, provider, files: Object.keys(files) },
    }
  },
}

function classOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const found = Object.keys(DRIVER_CLASSES).find((name) => name.toLowerCase() === text.toLowerCase())
  if (found === undefined) throw new UsageError(`--class: there are ${Object.keys(DRIVER_CLASSES).join(', ')}`)
  return found
}

function architectureOf(text: string): InfArchitecture {
  const word = text.toLowerCase() === 'x64' ? 'amd64' : text.toLowerCase()
  const found = INF_ARCHITECTURES.find((one) => one === word)
  if (!found) throw new UsageError(`--architectures: ${text} is none; there are x86, x64, arm, arm64`)
  return found
}

function formed(name: string, text: string | undefined, form: RegExp): string | undefined {
  if (text !== undefined && !form.test(text)) throw new UsageError(`--${name}: ${text} is not of its form`)
  return text
}
