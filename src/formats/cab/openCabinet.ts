import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import type { Cabinet } from './Cabinet.ts'
import { cabinetContent } from './cabinetContent.ts'
import type { CabinetHeader } from './CabinetHeader.ts'
import { joinCabinets } from './joinCabinets.ts'
import { readCabinetHeader } from './readCabinetHeader.ts'

/** How a cabinet is opened. */
export interface OpenCabinetOptions {
  /**
   * Another file of the same folder, or undefined when there is none. Sets often write their names in another case
   * than the files have.
   */
  readonly beside?: (name: string) => ByteSource | undefined
}

/**
 * Opens a cabinet, and with it the whole set that it is part of. Reads headers, folders and file lists; what the
 * blocks hold is read and checked later. A set of which cabinets are missing is opened as far as it goes.
 * Source: [MS-CAB].
 * @param file the name for errors
 * @throws FormatError
 */
export function openCabinet(source: ByteSource, file: string, { beside }: OpenCabinetOptions = {}): Cabinet {
  const opened = readCabinetHeader(source, file)
  const neighbour = (from: CabinetHeader, name: string | undefined, step: 1 | -1): CabinetHeader | undefined => {
    if (name === undefined || beside === undefined) return undefined
    if (name.includes('\\') || !isSafeRelativePath(name)) {
      throw new FormatError(from.file, `${JSON.stringify(name)} is not a safe name for a cabinet of the set`)
    }
    const found = beside(name)
    const header = found && readCabinetHeader(found, name)
    if (header && (header.setId !== from.setId || header.index !== from.index + step)) {
      throw new FormatError(header.file, `the cabinet is not the one beside ${from.file} in the set`, 32)
    }
    return header
  }
  const cabinets = [opened]
  for (let first = opened; ; cabinets.unshift(first)) {
    const previous = neighbour(first, first.previous, -1)
    if (!previous) break
    first = previous
  }
  for (let last = opened; ; cabinets.push(last)) {
    const next = neighbour(last, last.next, 1)
    if (!next) break
    last = next
  }
  const { files, folders } = joinCabinets(cabinets)
  return { file, files, folders, content: cabinetContent() }
}
