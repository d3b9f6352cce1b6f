import type { ExecFileSyncOptionsWithStringEncoding } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
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

/** The class names of the keys that have one, as `reglookup` prints them. */
export function reglookupClasses(file: string): string[] {
  const lines = execFileSync('reglookup', ['-s', '-t', 'KEY', file], OUTPUT).split('\n').slice(1, -1)
  return lines.map((line) => line.slice(line.lastIndexOf(',') + 1)).filter((name) => name !== '')
}

/** What `hivexml` prints for the file: a start tag a line, without end tags and places. */
export function hivexmlOutput(file: string): string[] {
  // It cannot write to the sockets that Node takes for pipes.
  const printed = `${file}.xml`
  const out = openSync(printed, 'w')
  execFileSync('hivexml', [file], { stdio: ['ignore', out, 'ignore'] })
  closeSync(out)
  return readFileSync(printed, 'utf8')
    .replaceAll(/<byte_run [^>]*>|<\/?byte_runs>|<\/(value|node|hive)>|[\r\n]/g, '')
    .replaceAll('/>', '>')
    .split(/(?=<(?:node|value) )/)
    .slice(1)
}

/** What `hivexsh` prints for `ls` and `lsval` in a key of the file; sorted, for it has an order of its own. */
export function hivexshOutput(file: string, path: string): string[] {
  const input = `cd \\${path}\nls\nlsval\n`
  return execFileSync('hivexsh', [file], { ...OUTPUT, stdio: ['pipe', 'pipe', 'ignore'], input })
    .split('\n')
    .slice(0, -1)
    .sort()
}
