import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine } from '../machine/describeMachine.ts'
import type { MachineDescription } from '../machine/MachineDescription.ts'

/** The file in the machine's folder that describes it: the preset, and what differs from it. */
export function machineFile(home: string): string {
  return join(home, 'machine.json')
}

const ARCHITECTURES = ['x86', 'x64', 'arm', 'arm64'] as const
const SEMANTICS = ['documented', 'observed'] as const

/**
 * The machine whose folder this is. Without a file: an elevated one of windows-11-24h2. DISMULATOR_SEMANTICS overrides
 * its semantics.
 * @throws Error when the file is not what it should be
 */
export function readMachine(home: string): MachineDescription {
  const file = machineFile(home)
  const wanted = oneOf(SEMANTICS, process.env['DISMULATOR_SEMANTICS'] || undefined)
  if (!existsSync(file)) return describeMachine('windows-11-24h2', { semantics: wanted })
  try {
    const record = new Map<string, unknown>(Object.entries(JSON.parse(readFileSync(file, 'utf8'))))
    return describeMachine(String(record.get('preset')), {
      architecture: oneOf(ARCHITECTURES, record.get('architecture')),
      semantics: wanted ?? oneOf(SEMANTICS, record.get('semantics')),
      elevated: record.get('elevated') !== false,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} does not describe a machine: ${reason}`, { cause: error })
  }
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  if (value === undefined) return undefined
  const word = words.find((each) => each === value)
  if (word === undefined) throw new Error(`${JSON.stringify(value)} is none of ${words.join(', ')}`)
  return word
}
