import fc from 'fast-check'
import type { Fault, FaultName } from '../../emulator/index.ts'

/** How far from the start each fault may strike: about as far as what it counts goes in one command. */
const REACH: Readonly<Record<FaultName, number>> = {
  'disk full': 12,
  'file locked': 12,
  'power lost': 12,
  killed: 12,
  'corrupt hive': 1,
  'truncated package': 2,
  'slow disk': 4,
  cancel: 12,
  'second process': 1,
}

/** All faults. */
export const FAULT_NAMES = Object.keys(REACH).filter((name): name is FaultName => name in REACH)

/** Where hives lie: the first is read by every command. */
const HIVES = ['Windows\\System32\\config\\SOFTWARE', 'Windows\\System32\\config\\SYSTEM']

/** Faults that may be of one file. */
const OF_A_FILE: ReadonlySet<FaultName> = new Set(['corrupt hive', 'file locked'])

/** Faults of one command: any of those that there are, mostly at a point that the command comes to. Shrinks to a full disk at the first point. */
export function fault(): fc.Arbitrary<Fault> {
  return fc
    .record({
      fault: fc.constantFrom(...FAULT_NAMES),
      place: fc.nat({ max: 11 }),
      seed: fc.nat({ max: 255 }),
      hive: fc.constantFrom(undefined, ...HIVES),
    })
    .map(({ fault: name, place, seed, hive }) => {
      const path = OF_A_FILE.has(name) ? hive : undefined
      // A command changes a hive once.
      const reach = path === undefined ? REACH[name] : 1
      return { fault: name, at: 1 + (place % reach), seed, ...(path !== undefined && { path }) }
    })
}
