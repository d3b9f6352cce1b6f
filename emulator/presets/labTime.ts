import { fileTimeOf } from '../../src/host/Clock.ts'
import type { Preset } from './Preset.ts'

/** When the files of a release were built: the time in its build lab (`240331-1435`), as a FILETIME. */
export function labTime({ lab }: Preset): bigint {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (lab.time.match(/\d\d/g) ?? []).map(Number)
  return fileTimeOf(Date.UTC(2000 + year, month - 1, day, hour, minute))
}
