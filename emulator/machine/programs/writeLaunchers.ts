import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every spelling of dism that scripts use. On a disk that ignores case some of them are one file. */
const SPELLINGS = ['dism', 'dism.exe', 'Dism', 'Dism.exe', 'Dism.EXE', 'DISM', 'DISM.exe', 'DISM.EXE', 'dism.EXE']

/**
 * Writes programs called dism, under every spelling, into a folder that is to be the first of PATH.
 * @param words what each of them starts, before the words that it is given: a program and its first arguments
 * @param platform as `process.platform`
 */
export function writeLaunchers(folder: string, words: readonly string[], platform: string): void {
  for (const name of SPELLINGS) {
    if (platform === 'win32') {
      writeFileSync(join(folder, `${name}.cmd`), `@${words.map((word) => `"${word}"`).join(' ')} %*\r\n`)
      continue
    }
    const launcher = join(folder, name)
    writeFileSync(launcher, `#!/bin/sh\nexec ${words.map(shellQuote).join(' ')} "$@"\n`)
    chmodSync(launcher, 0o755)
  }
}

function shellQuote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
