import { readCellName } from './cellName.ts'

/** The strings of REG_MULTI_SZ: up to the first empty one, or the end where that is missing. */
export function decodeMultiString(data: Uint8Array): string[] {
  const strings = readCellName(data, 0, data.length, false).split('\0')
  const end = strings.indexOf('')
  return end < 0 ? strings : strings.slice(0, end)
}
