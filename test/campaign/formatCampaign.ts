import { ruleRegister } from '../../src/servicing/ruleRegister.ts'
import { ruleCoverage } from '../rules/ruleCoverage.ts'
import type { CampaignFailure, CampaignReport } from './CampaignReport.ts'

/** A report for people: runs of each property, rules, failures. */
export function formatCampaign(report: CampaignReport): string {
  const { plan, shards, whole, seconds, properties, failures, decisions } = report
  const runs = properties.reduce((sum, each) => sum + each.runs, 0)
  const { table, together, problems } = ruleCoverage(ruleRegister, { campaign: decisions })
  const width = Math.max(0, ...properties.map(({ name }) => name.length))
  const { count } = shards[0]!
  return [
    `seed ${plan.seed}, ${number(plan.runs)} runs in all${count === 1 ? '' : `, shards ${shards.map(({ index }) => index).join(', ')} of ${count}`}${whole ? '' : ', not whole'}`,
    '',
    ...properties.map(
      ({ name, area, runs }) => `${name.padEnd(width)}  ${area.padEnd(13)}  ${number(runs).padStart(9)}`,
    ),
    '',
    table,
    ...problems.map((problem) => `rule ${problem}`),
    '',
    ...failures.flatMap(formatFailure),
    `${number(runs)} runs of ${properties.length} properties, ${(seconds / Math.max(1, runs)) * 1000 >= 1 ? `${Math.round((seconds / Math.max(1, runs)) * 1000)} ms` : 'under 1 ms'} of the processor each`,
    `${together} of ${ruleRegister.length} rules went every way they have`,
    failures.length === 0 ? 'no property failed' : `${failures.length} properties failed`,
    '',
  ].join('\n')
}

/** What is known of a failure, and how to see it again. */
export function formatFailure({
  property,
  outcome,
  seed,
  path,
  replayPath,
  counterexample,
  error,
  replay,
}: CampaignFailure): readonly string[] {
  const how = { failed: 'FAILED', hung: 'NEVER ENDS', died: 'ENDS THE PROCESS' }[outcome]
  return [
    `${how}: ${property}`,
    ...(counterexample === undefined ? [] : [`  for ${counterexample}`]),
    ...(error === undefined ? [] : error.split('\n').map((line) => `  ${line}`)),
    `  again: npm run campaign -- --property ${JSON.stringify(property)} --again ${seed}${path === undefined ? '' : `/${path}`}${replayPath === undefined ? '' : ` --replay-path ${JSON.stringify(replayPath)}`}`,
    ...(replay ? [`  ${replay.trim()}`] : []),
    '',
  ]
}

/** How far a campaign is, in a line. */
export function formatProgress({
  runs,
  of,
  seconds,
  decided,
  failures,
}: {
  readonly runs: number
  readonly of: number
  /** Since it began, by the clock, and the runs of that time. */
  readonly seconds: { readonly clock: number; readonly runs: number }
  /** Rules that went every way. */
  readonly decided: number
  readonly failures: number
}): string {
  const rate = seconds.runs / Math.max(0.001, seconds.clock)
  const left = rate > 0 ? ` ${duration((of - runs) / rate)} left,` : ''
  return `${number(runs)} of ${number(of)} runs (${Math.floor((runs / Math.max(1, of)) * 100)} %), ${rate.toFixed(rate < 10 ? 1 : 0)} a second,${left} ${decided} of ${ruleRegister.length} rules every way, ${failures} failed`
}

/** How many rules went every way that they have. */
export function rulesDecided(report: CampaignReport): number {
  return ruleCoverage(ruleRegister, { campaign: report.decisions }).together
}

function duration(seconds: number): string {
  if (seconds < 100) return `${Math.max(0, Math.round(seconds))} s`
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
