import fc from 'fast-check'
import type { ScenarioPackage } from '../../emulator/index.ts'
import type { CampaignProperty, PropertySettings } from './CampaignProperty.ts'

/** How a property is asserted: all of it has a default. */
export interface AssertSettings extends PropertySettings {
  /**
   * Writes the scenario of a failure and gives the folder, which the error names then:
   * `(content) => keepScenario('.', content)` of dismulator/scenarios.
   */
  readonly keep?: (content: ScenarioPackage) => string
}

/**
 * Runs a property, as `fc.assert` does, in a test of any runner. The seed, and the number of runs, are those of the
 * property unless told otherwise.
 * @throws Error with seed, path, counterexample and cause of a failure, and the command that runs its scenario again
 */
export async function assertProperty(
  property: CampaignProperty,
  { keep, ...settings }: AssertSettings = {},
): Promise<void> {
  const run = await property.check({ numRuns: property.runs, ...settings })
  if (!run.failed) return
  const { seed, path, replayPath, numRuns, counterexample, error } = run
  const content = keep && (await run.scenario())
  const cause = error instanceof Error ? error.message : fc.stringify(error)
  const lines = [
    `${property.name}: fails after ${numRuns} runs`,
    `{ seed: ${seed}, path: ${JSON.stringify(path)}${replayPath === undefined ? '' : `, replayPath: ${JSON.stringify(replayPath)}`} }`,
    `for ${fc.stringify(counterexample)}`,
    cause,
    ...(content ? [`replay: dismulator replay ${keep(content)}`] : []),
  ]
  throw new Error(lines.join('\n'), { cause: error })
}
