import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { bytesSource, type ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Cabinet } from '../../../src/formats/cab/Cabinet.ts'
import { findCabinets } from '../../../src/formats/cab/findCabinets.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { shared } from '../appx/corpus.ts'

/** A cabinet of the corpus, from its INDEX.tsv. */
export interface CabinetRow {
  /** Path in the corpus. */
  readonly path: string
  readonly compression: string
  /** `valid`, `reject: …` or `disputed …`. */
  readonly expected: string
}

const folder = join(shared, 'corpus', 'cab')
const index = join(folder, 'INDEX.tsv')

/** Why tests on the cabinets of the corpus are skipped, or undefined when they are there. */
export const cabinetsAbsent = existsSync(index) ? undefined : `there is no ${index}`

/** The cabinets of the corpus. */
export function cabinetRows(): CabinetRow[] {
  if (cabinetsAbsent !== undefined) return []
  return readFileSync(index, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, , , , kind]) => kind === 'cab')
    .map(([, , source = '', , , compression = '', expected = '']) => ({
      // `owner/name:path` lies in the folder `owner__name`.
      path: source.replace('/', '__').replace(':', '/'),
      compression,
      expected,
    }))
}

/** The full path of a file of the corpus. */
export function cabinetFile(path: string): string {
  return join(folder, path)
}

/** The cabinets that are in a file of the disk among other bytes. */
export function searchCabinetFile(file: string): readonly Cabinet[] {
  const source = bytesSource(new Uint8Array(readFileSync(file)))
  return findCabinets(source, basename(file)).map(({ offset, source }) =>
    openCabinet(source, `${basename(file)}, at ${offset}`),
  )
}

/** Opens a cabinet of the disk, with the set around it, whatever the case of names. */
export function openCabinetFile(file: string): Cabinet {
  const source = (name: string): ByteSource => bytesSource(new Uint8Array(readFileSync(name)))
  const beside = (name: string): ByteSource | undefined => {
    const found = readdirSync(dirname(file)).find((each) => each.toLowerCase() === name.toLowerCase())
    return found === undefined ? undefined : source(join(dirname(file), found))
  }
  return openCabinet(source(file), basename(file), { beside })
}
