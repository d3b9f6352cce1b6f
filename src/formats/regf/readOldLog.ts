import { BASE_FIELD } from './baseBlock.ts'
import { readU32 } from './littleEndian.ts'
import type { LogPage } from './readLogEntries.ts'

const SECTOR = 512

/** "DIRT" as a number. */
const SIGNATURE = 0x54524944

/**
 * The changed sectors in a log up to Windows 8: a bitmap with a bit for each sector of the bins, then those sectors.
 * Undefined when the log does not hold what it says.
 */
export function readOldLog(log: Uint8Array): LogPage[] | undefined {
  const sectors = readU32(log, BASE_FIELD.binsSize) / SECTOR
  const bitmap = SECTOR + 4
  let data = Math.ceil((bitmap + sectors / 8) / SECTOR) * SECTOR
  if (readU32(log, SECTOR) !== SIGNATURE || data > log.length) return undefined
  const pages: LogPage[] = []
  for (let sector = 0; sector < sectors; sector++) {
    if ((log[bitmap + (sector >>> 3)]! & (1 << (sector & 7))) === 0) continue
    if (data + SECTOR > log.length) return undefined
    pages.push({ offset: sector * SECTOR, bytes: log.subarray(data, data + SECTOR) })
    data += SECTOR
  }
  return pages
}
