import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { formatRepro } from '../repro/formatRepro.ts'
import type { ScenarioPackage } from './createRecorder.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'

/**
 * All files of the folder of a scenario by their names in it, with `/`: scenario.json, repro.cmd with the same steps for a
 * real Windows, and what the steps need.
 */
export function scenarioFolder({ scenario, files }: ScenarioPackage): ScenarioFiles {
  const text = (content: string) => bytesSource(new TextEncoder().encode(content))
  return new Map([
    ['scenario.json', text(`${JSON.stringify(scenario, undefined, 2)}\n`)],
    ['repro.cmd', text(formatRepro(scenario))],
    ...files,
  ])
}
