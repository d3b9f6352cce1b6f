import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Area, CampaignProperty } from '../../properties/campaign/CampaignProperty.ts'
import { campaignProperties } from '../../properties/campaign/campaignProperties.ts'
import { writeFailure } from './writeFailure.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

/** Milliseconds that a run of a property may take: 1,000 of them five minutes. */
const RUN_TIMEOUT = 300

/** Of the time of a test: the rest is for the scenario of what failed. */
const SHARE_OF_RUNS = 0.8

/** Tests all properties of an area: that they hold, and that they met what they speak of. */
export function testProperties(area: Area): void {
  const properties = campaignProperties.filter((property) => property.area === area)
  const timeout = Math.max(PROPERTY_TIMEOUT, ...properties.map(({ runs }) => runs * RUN_TIMEOUT))
  // Not test.each, which cuts names: `vitest -t` finds the whole one.
  for (const property of properties)
    test(property.name, { timeout }, async () => {
      expect(await faultsOf(property, timeout * SHARE_OF_RUNS)).toBe('')
    })
}

/**
 * Runs a property.
 * @param milliseconds that it may take
 * @returns what is wrong with it, and how it is seen again; empty when it holds
 */
export async function faultsOf(property: CampaignProperty, milliseconds: number): Promise<string> {
  const given = settings<unknown>(property.runs)
  const run = await property.check({ ...given, interruptAfterTimeLimit: milliseconds })
  const { seed, path, replayPath, numRuns } = run
  // A run that is interrupted before its first value has failed, without a path.
  if (run.interrupted && path === undefined) {
    const last = JSON.stringify(property.name)
    return `seed ${seed}: not done after ${milliseconds / 1000} s, with ${numRuns} of ${given.numRuns} runs; the one that was under way: npm run campaign -- --property ${last} --again ${seed}/${numRuns}\n`
  }
  if (run.failed)
    return `seed ${seed}, path ${path}, replayPath ${replayPath}: ${fc.stringify(run.counterexample)}\n${String(run.error)}\n${await writeFailure(property.name, run)}`
  // When FC_RUNS is set, there may be too few runs to meet every case.
  const missed = process.env['FC_RUNS'] === undefined ? property.cases.filter((each) => !run.met.includes(each)) : []
  return missed.map((each) => `never met: ${each}\n`).join('')
}
