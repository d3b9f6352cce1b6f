import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BadInput } from './FuzzOptions.ts'

/** Writes the files of an input, and what was wrong, into a folder of their own. @returns that folder */
export function keepInput(keep: string, seed: number, input: BadInput): string {
  const folder = join(keep, `${input.target}-${seed}-${input.index}-${input.outcome}`)
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of input.files) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'reason.txt'), `made of ${input.source}\n${input.reason}\n`)
  return folder
}
