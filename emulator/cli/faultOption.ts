import { checkFault } from '../machine/faults/checkFault.ts'
import { FAULTS, type Fault, type FaultName } from '../machine/faults/Fault.ts'
import type { Command, CommandInput } from './Command.ts'
import { UsageError } from './UsageError.ts'

/** The options of a fault, beside its name. */
export const FAULT_OPTIONS: Command['options'] = {
  at: { value: '<n>', describes: 'where the fault strikes, counted from 1, the default' },
  seed: { value: '<number>', describes: 'decides what the fault leaves open; 0 by default' },
  path: {
    value: '<path>',
    describes: 'of file-locked and corrupt-hive: the file, from the root of the image, or the name of the hive',
  },
}

/** What a command that takes a fault says of the loss of power. */
export const POWER_NOTE =
  'power-lost is as killed, but that the machine is off, unless DISMULATOR_DURABILITY is power: what is not flushed is lost.'

const PATH_FAULTS = new Set<FaultName>(['file locked', 'corrupt hive'])

/** The name of a fault as it is typed: `disk-full`. */
export function typedName(name: string): string {
  return name.replaceAll(' ', '-')
}

/**
 * The fault that a command line describes.
 * @param name as it is typed
 * @throws UsageError
 */
export function faultOption(name: string, { option }: Pick<CommandInput, 'option'>): Fault {
  const fault = faultName(name)
  const path = option('path')
  if (path !== undefined) checkPath(fault, path)
  const wanted = {
    fault,
    at: wholeNumber('at', option('at') ?? '1', 1),
    seed: wholeNumber('seed', option('seed') ?? '0', 0),
    ...(path !== undefined && { path }),
  }
  try {
    return checkFault(wanted)
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message)
    throw error
  }
}

/** @throws UsageError */
function checkPath(fault: FaultName, path: string): void {
  if (!PATH_FAULTS.has(fault)) throw new UsageError(`--path is not for ${typedName(fault)}`)
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  if (parts.length === 0 || path.includes(':') || parts.includes('..') || parts.includes('.'))
    throw new UsageError(
      `--path is a path from the root of the image, as in Windows\\System32\\config, not ${path || "''"}`,
    )
}

function faultName(typed: string): FaultName {
  const wanted = typed.toLowerCase().replaceAll('-', ' ')
  for (const name of FAULT_NAMES) if (name === wanted) return name
  throw new UsageError(`there is no fault ${typed}: ${FAULT_NAMES.map(typedName).join(', ')}`)
}

/** All faults, in the order of the table. */
export const FAULT_NAMES = Object.keys(FAULTS).filter((name): name is FaultName => name in FAULTS)

function wholeNumber(option: string, given: string, least: number): number {
  const number = Number(given)
  if (/^[0-9]+$/.test(given) && Number.isSafeInteger(number) && number >= least) return number
  throw new UsageError(`--${option} is a whole number from ${least} on, not ${given}`)
}
