import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import { hivesFolder, openCorpusHives, whyNoHives } from '../../formats/regf/corpusHives.ts'
import { cellsOf, type HiveCell } from './cellsOf.ts'
import { dirtyHive } from './logsOf.ts'

/** A hive that inputs are made of, with its logs. */
export interface HiveSource {
  readonly name: string
  readonly bytes: Uint8Array
  readonly cells: readonly HiveCell[]
  readonly logs: readonly Uint8Array[]
}

/** The clock of all inputs: FILETIME. */
export const now = (): bigint => 133_800_000_000_000_000n

/** Logs of real hives, by the end of their names. */
const LOG = /\.log[12]?$/i

/** Hives of ours, and those of the corpus up to a size in bytes (packed). */
export function hiveSources(largest: number): HiveSource[] {
  return [...ownHives(), ...corpusHives(largest)]
}

function ownHives(): HiveSource[] {
  const made = (minorVersion: 3 | 5, keys: number, values: number, data: number): Uint8Array => {
    const hive = createHive({ rootName: 'ROOT', minorVersion, now })
    for (let key = 0; key < keys; key++) {
      const path = `Key${key % 7}\\Sub${key}\\Ключ`
      hive.createKey(path)
      for (let value = 0; value < values; value++)
        hive.setValue(path, `v${value}`, 1 + value, new Uint8Array(value * 3))
    }
    if (data > 0) hive.setValue('Key0', 'big', 3, new Uint8Array(data).fill(7))
    return readAll(hive.toSource()).slice()
  }
  const wide = createHive({ rootName: 'ROOT', now })
  for (let key = 0; key < 2100; key++) wide.createKey(`W\\${key}`)
  const small = made(5, 3, 3, 0)
  const changed = made(5, 9, 4, 300)
  const own: [string, Uint8Array, Uint8Array[]?][] = [
    ['empty', made(5, 0, 0, 0)],
    ['small', small],
    ['small of version 3', made(3, 3, 3, 0)],
    ['many values', made(5, 2, 60, 0)],
    ['big data', made(5, 4, 2, 40_000)],
    ['data of version 3', made(3, 4, 2, 20_000)],
    ['a list of lists', readAll(wide.toSource()).slice()],
  ]
  for (const type of [1, 6] as const) {
    const { primary, log } = dirtyHive(small, changed, type)
    own.push([`dirty, log of type ${type}`, primary, [log]])
  }
  return own.map(([name, bytes, logs = []]) => ({ name, bytes, cells: cellsOf(bytes), logs }))
}

function corpusHives(largest: number): HiveSource[] {
  if (whyNoHives() !== undefined) return []
  const corpus = openCorpusHives()
  try {
    const files = readdirSync(hivesFolder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !/\.(tsv|reg\.xz)$/.test(entry.name))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(hivesFolder.length + 1)
          .replace(/\.xz$/, ''),
      )
      .sort()
    return files
      .filter((name) => !LOG.test(name))
      .flatMap((name) => {
        const bytes = corpus.read(name)
        if (bytes.length > largest) return []
        const logs = files.filter((log) => LOG.test(log) && log.toLowerCase().startsWith(name.toLowerCase()))
        return [{ name, bytes, cells: cellsOf(bytes), logs: logs.map((log) => corpus.read(log)) }]
      })
  } finally {
    corpus.remove()
  }
}
