import { readCellName } from './cellName.ts'

/** The text of REG_SZ, REG_EXPAND_SZ, REG_LINK: up to the terminator, or the end where that is missing. */
export function decodeString(data: Uint8Array): string {
  const text = readCellName(data, 0, data.length, false)
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
