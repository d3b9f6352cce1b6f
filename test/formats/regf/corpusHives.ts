import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasTool } from './hasTool.ts'

/** The folder of the real hives. */
export const hivesFolder = join(
  process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url)),
  'corpus/hives',
)

/** Why the real hives cannot be read here, or undefined. */
export function whyNoHives(): string | undefined {
  if (!existsSync(hivesFolder)) return `no folder ${hivesFolder}`
  return hasTool('xz') ? undefined : 'no tool xz'
}

/** The real hives, whole ones first unpacked into a folder that lives until `remove`. */
export interface CorpusHives {
  /** Path of a hive, by its path in the corpus without `.xz`. */
  path(name: string): string
  read(name: string): Uint8Array
  /** A path in the folder for a file of the test's own. */
  own(name: string): string
  remove(): void
}

/** Opens the real hives. */
export function openCorpusHives(): CorpusHives {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-hives-'))
  const path = (name: string): string => {
    const packed = join(hivesFolder, `${name}.xz`)
    if (!existsSync(packed)) return join(hivesFolder, name)
    const unpacked = join(folder, name.replaceAll('/', '_'))
    if (!existsSync(unpacked)) {
      const file = openSync(unpacked, 'w')
      execFileSync('xz', ['-dc', packed], { stdio: ['ignore', file, 'inherit'] })
      closeSync(file)
    }
    return unpacked
  }
  return {
    path,
    read: (name) => new Uint8Array(readFileSync(path(name))),
    own: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
