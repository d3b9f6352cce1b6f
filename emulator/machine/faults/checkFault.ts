import { FAULTS, type Fault } from './Fault.ts'
import { hivePath } from './hivePath.ts'

/** Checks what somebody wants to go wrong. @returns the same without anything else @throws TypeError for what is no fault */
export function checkFault(wanted: Fault): Fault {
  const { fault, at = 1, seed = 0, path } = wanted
  if (!Object.hasOwn(FAULTS, fault))
    throw new TypeError(`there is no fault ${JSON.stringify(fault)}: ${Object.keys(FAULTS).join(', ')}`)
  if (!Number.isInteger(at) || at < 1) throw new TypeError(`a fault is at 1 or later, not at ${at}`)
  if (!Number.isInteger(seed) || seed < 0) throw new TypeError(`a seed is a whole number from 0 on, not ${seed}`)
  if (path !== undefined && typeof path !== 'string') throw new TypeError('the path of a fault is a text')
  if (fault === 'corrupt hive') hivePath(path)
  return {
    fault,
    ...(wanted.at !== undefined && { at }),
    ...(wanted.seed !== undefined && { seed }),
    ...(path !== undefined && { path }),
  }
}
