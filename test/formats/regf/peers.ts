import type { ExecFileSyncOptionsWithStringEncoding } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const HIVEX_SCRIPT = fileURLToPath(new URL('hivexLines.py', import.meta.url))

const OUTPUT = {
  encoding: 'utf8',
  maxBuffer: 1 << 29,
  stdio: ['ignore', 'pipe', 'ignore'],
} satisfies ExecFileSyncOptionsWithStringEncoding

/** The lines of hiveLines.ts as libhivex reads the file; throws when it refuses the file. */
export function hivexLines(file: string): string[] {
  return execFileSync('/usr/bin/python3', [HIVEX_SCRIPT, file], OUTPUT).split('\n').slice(0, -1)
}

/** What `reglookup` prints for the file, without its title. */
export function reglookupOutput(file: string): string[] {
  return execFileSync('reglookup', [file], OUTPUT).split('\n').slice(1, -1)
}
