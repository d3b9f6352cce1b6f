import { faultKind, type FaultKind } from '../../machine/faults/Fault.ts'
import type { Command, CommandResult } from '../Command.ts'
import { FAULT_NAMES, POWER_NOTE, typedName } from '../faultOption.ts'

/** `dismulator faults`: the table of what can go wrong. */
export const faults: Command = {
  operands: [],
  semantics: false,
  options: {},
  notes: ['A fault is met with `dismulator fault <name> -- dism …`, or `dismulator run --fault <name>@<call> -- …`.'],
  run(): CommandResult {
    const kinds = FAULT_NAMES.map((name) => ({ name: typedName(name), ...faultKind({ fault: name }) }))
    return { text: `${kinds.map(described).join('\n')}\n${[...ON_DISK, POWER_NOTE].join('\n')}\n`, json: kinds }
  },
}

const ON_DISK = [
  'In a real folder a change of an image is a call of the disk, those that prepare it included: disk-full --at 1 is the',
  'folder in which the changes are prepared. Only file-locked counts no calls but those about what the image has.',
]

function described({ name, means, counts, seed, errors, leaves, ends }: FaultKind & { readonly name: string }): string {
  const end = ends ? 'the process ends' : errors.length > 0 ? errors.join(' or ') : 'none'
  const rows = [
    ['means', means],
    ['--at', counts],
    ...(seed === undefined ? [] : [['--seed', seed]]),
    ['error', end],
    ['image', leaves.join(' or ')],
  ]
  return [name, ...rows.map(([left = '', right]) => `  ${left.padEnd(6)}  ${right}`), ''].join('\n')
}
