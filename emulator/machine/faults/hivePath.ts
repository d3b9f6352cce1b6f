import { upcase } from '../../../src/formats/upcase.ts'

const FOLDER = 'Windows\\System32\\config'

/** Hives of Windows that go by their names. */
const NAMES = ['SOFTWARE', 'SYSTEM', 'COMPONENTS', 'DRIVERS', 'DEFAULT', 'SAM', 'SECURITY']

/**
 * Where a hive lies.
 * @param hive its name, or a path, which is given back; SOFTWARE by default
 * @throws TypeError for a name that no hive has
 */
export function hivePath(hive = 'SOFTWARE'): string {
  if (/[\\/]/.test(hive)) return hive
  const name = NAMES.find((one) => one === upcase(hive))
  if (name === undefined)
    throw new TypeError(`there is no hive ${JSON.stringify(hive)}: ${NAMES.join(', ')}, or the path of one`)
  return `${FOLDER}\\${name}`
}
