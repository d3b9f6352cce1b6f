import { join } from 'node:path'
import { scenarioFolderName } from '../../emulator/scenarioFolder/scenarioFolderName.ts'
import { writeScenario } from '../../emulator/scenarioFolder/writeScenario.ts'
import type { PropertyRun } from '../../properties/campaign/CampaignProperty.ts'

/** Where scenarios of failing properties go: below DISMULATOR_SCENARIOS, else dist/scenarios of the project. */
const SCENARIOS = join(import.meta.dirname, '..', '..', 'dist', 'scenarios')

/**
 * Writes the scenario of a property that failed into a folder that has its name.
 * @returns a line that says how it is run again; empty when there is none
 */
export async function writeFailure(name: string, { failed, scenario }: PropertyRun): Promise<string> {
  const content = failed ? await scenario() : undefined
  if (!content) return ''
  const folder = join(process.env['DISMULATOR_SCENARIOS'] ?? SCENARIOS, scenarioFolderName(name))
  writeScenario(folder, content)
  return `replay: dismulator replay ${folder}\n`
}
