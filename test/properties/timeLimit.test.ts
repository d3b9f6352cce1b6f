import fc from 'fast-check'
import { expect, test } from 'vitest'
import { campaignProperty } from '../../properties/campaign/CampaignProperty.ts'
import { faultsOf } from './testProperties.ts'

const parts = { name: 'waits', area: 'machine', runs: 100, values: () => fc.nat() } as const

test('a property that does not end in time tells its seed and the run that was under way', async () => {
  let runs = 0
  const law = () => (++runs > 3 ? new Promise<void>(() => {}) : undefined)
  expect(await faultsOf(campaignProperty({ ...parts, law }), 200)).toMatch(
    /^seed -?\d+: not done after 0\.2 s, with 3 of \d+ runs; .* --property "waits" --again -?\d+\/3\n$/,
  )
})

test('one that fails tells its counterexample, though it could be made smaller', async () => {
  const law = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60))
    throw new Error('no')
  }
  const values = () => fc.tuple(fc.nat(), fc.nat(), fc.nat())
  const told = await faultsOf(campaignProperty({ ...parts, values, law }), 200)
  expect(told).toMatch(/^seed -?\d+, path 0[:0-9]*, .*\nError: no\n$/)
})
