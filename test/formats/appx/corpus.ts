import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppBundle, AppPackage } from '../../../src/formats/appx/AppPackage.ts'
import { openAppPackage } from '../../../src/formats/appx/openAppPackage.ts'
import { bytesSource, type ByteSource } from '../../../src/formats/ByteSource.ts'

/** A line of the corpus' INDEX.tsv. */
export interface CorpusRow {
  readonly path: string
  readonly name: string
  readonly kind: string
  readonly identity: string
  /** `key=value` facts and flags. */
  readonly holds: ReadonlyMap<string, string>
}

/** Where the reference material lies that is not part of the project. */
export const shared = process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const folder = join(shared, 'corpus', 'appx')
const index = join(folder, 'INDEX.tsv')

/** A defect that the index has no word of, as its source says nothing of the file: packaging event 173. */
const ALSO_BAD = 'ContainsNeutralAndX86AppPackages.appxbundle'

/** Why tests on the corpus are skipped, or undefined when it is there. */
export const corpusAbsent = existsSync(index) ? undefined : `there is no ${index}`

/** The app packages of the corpus. */
export function corpusRows(): CorpusRow[] {
  if (corpusAbsent !== undefined) return []
  const [head = '', ...lines] = readFileSync(index, 'utf8').trimEnd().split('\n')
  const columns = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? ''
    const holds = cell('holds')
      .split(/[;:] |(?<=\)) /)
      .map((fact): [string, string] => {
        const [, key = fact, value = ''] = /^([^=]*?)(?:\(\d+\))?=(.*)$/.exec(fact.trim()) ?? []
        return [key.trim(), value]
      })
    const path = cell('path')
    const name = path.split('/').at(-1)!
    return {
      path,
      name,
      kind: name === ALSO_BAD ? 'bad' : cell('kind'),
      identity: cell('identity'),
      holds: new Map(holds),
    }
  })
}

/** The bytes of a file of the corpus. */
export function corpusSource(path: string): ByteSource {
  return bytesSource(new Uint8Array(readFileSync(join(folder, path))))
}

/** Opens a file of the corpus, with the files beside it. */
export function openCorpusFile({ path, name }: CorpusRow): Promise<AppPackage | AppBundle> {
  return openAppPackage(corpusSource(path), name, {
    beside(other) {
      const beside = join(dirname(path), other)
      return existsSync(join(folder, beside)) ? corpusSource(beside) : undefined
    },
  })
}
