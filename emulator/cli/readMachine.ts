import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine } from '../machine/describeMachine.ts'
import type { MachineDescription } from '../machine/MachineDescription.ts'
import { PRESET_NAMES, type PresetName } from '../presets/presets.ts'

/** What the file says: the preset, and what differs from it. */
export interface MachineFile {
  readonly preset: PresetName
  readonly architecture?: MachineDescription['architecture']
  readonly elevated?: boolean
  readonly semantics?: MachineDescription['semantics']
}

/** The file in the machine's folder that describes it. */
export function machineFile(home: string): string {
  return join(home, 'machine.json')
}

/**
 * The machine whose folder this is. Without a file: an elevated one of windows-11-24h2.
 * @throws Error when the file is none
 */
export function readMachine(home: string): MachineDescription {
  const file = machineFile(home)
  if (!existsSync(file)) return describeMachine('windows-11-24h2')
  const { preset, ...rest } = parse(file)
  if (!PRESET_NAMES.includes(preset)) throw new Error(`${file} names no preset; there are ${PRESET_NAMES.join(', ')}`)
  return describeMachine(preset, rest)
}

function parse(file: string): MachineFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as MachineFile
  } catch (error) {
    throw new Error(`${file} is no description of a machine: ${String(error)}`, { cause: error })
  }
}
