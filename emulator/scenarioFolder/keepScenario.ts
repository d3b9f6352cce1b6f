import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { ScenarioPackage } from '../machine/scenario/createRecorder.ts'
import { scenarioFolder } from '../machine/scenario/scenarioFolder.ts'
import { writeScenario } from './writeScenario.ts'

/**
 * Writes a scenario into the first folder `scenario-<n>` that is not there, unless one before it holds just that already.
 * @param parent the folder that those folders are in
 * @returns the folder, beginning with `parent`
 * @throws Error when it cannot be written
 */
export function keepScenario(parent: string, content: ScenarioPackage): string {
  const files = scenarioFolder(content)
  const isIn = (folder: string): boolean =>
    [...files].every(([name, source]) => {
      const path = join(folder, name)
      return existsSync(path) && readFileSync(path).equals(readAll(source))
    })
  for (let number = 1; ; number++) {
    const folder = `${parent}/scenario-${number}`
    if (!existsSync(folder)) writeScenario(folder, content)
    else if (!isIn(folder)) continue
    return folder
  }
}
