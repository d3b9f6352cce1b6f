import { startProperties } from './propertyProcess.ts'
import type { PropertyFacts, PropertyResult, PropertyTask } from './PropertyTask.ts'

export { campaignPortions, portionsOfShard } from './campaignPortions.ts'
export { shardOf } from './CampaignPlan.ts'
export { newState, resumedState } from './campaignState.ts'
export { formatCampaign, formatFailure, formatProgress, rulesDecided } from './formatCampaign.ts'
export { mergeReports } from './mergeReports.ts'
export { reportCampaign } from './reportCampaign.ts'
export { runCampaign } from './runCampaign.ts'

/** The properties of a program. */
export async function propertiesOf(program: string): Promise<readonly PropertyFacts[]> {
  const worker = await startProperties(program)
  worker.end()
  return worker.properties
}

/** Runs one task in a process of its own. */
export async function runOnce(program: string, task: PropertyTask): Promise<PropertyResult> {
  const worker = await startProperties(program)
  const result = await worker.run(task)
  worker.end()
  return result
}
