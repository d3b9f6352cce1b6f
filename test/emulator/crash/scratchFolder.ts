import { accessSync, constants, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm'

/** A new folder for many small files, in memory where that can be had: thousands of images are made and removed. */
export function scratchFolder(): string {
  return mkdtempSync(join(isWritable(MEMORY) ? MEMORY : tmpdir(), 'dismulator-crash-'))
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
