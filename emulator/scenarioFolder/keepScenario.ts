import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { ScenarioPackage } from '../machine/scenario/createRecorder.ts'
import { scenarioFolder } from '../machine/scenario/scenarioFolder.ts'
import { writeScenario } from './writeScenario.ts'

/**
 * Writes a scenario into the first folder `scenario-<n>` that is not there, unless one before it holds just that already.
 * Processes that keep theirs at the same time get a folder each.
 * @param parent the folder that those folders are in
 * @param onNew told of the folder when it was made
 * @returns the folder, beginning with `parent`
 * @throws Error when it cannot be written
 */
export function keepScenario(parent: string, content: ScenarioPackage, onNew?: (folder: string) => void): string {
  const files = scenarioFolder(content)
  const isIn = (folder: string): boolean =>
    [...files].every(([name, source]) => contentOf(join(folder, name))?.equals(readAll(source)) === true)
  mkdirSync(parent, { recursive: true })
  for (let number = 1; ; number++) {
    const folder = `${parent}/scenario-${number}`
    if (isMade(folder)) {
      onNew?.(folder)
      writeScenario(folder, content)
    } else if (!isIn(folder)) continue
    return folder
  }
}

/** Makes a folder; false when somebody else has. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** What a file holds; undefined where none is, such as in a folder that is being filled. */
function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
