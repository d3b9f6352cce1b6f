import { statSync, writeFileSync } from 'node:fs'
import { outputPath } from './outputPath.ts'

/**
 * Writes a file that a user wants to be made.
 * @throws Error when its folder is not there, or a folder has its name
 */
export function writeOutput(path: string, bytes: Uint8Array): void {
  const real = outputPath(path)
  if (statSync(real, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${path} is a folder, not a file`)
  writeFileSync(real, bytes)
}
