import { expect, test } from 'vitest'
import { cancelChooser } from '../../src/api/cancelOutcome.ts'

const SEEDS = Array.from({ length: 100 }, (_, index) => index + 1)
const first = (seed: number) => cancelChooser({ seed })()

test('small seeds choose either way at the first cancellation, the same each run (api.cancel.state)', () => {
  const chosen = SEEDS.map(first)
  const kept = chosen.filter(Boolean).length
  expect(kept).toBeGreaterThan(35)
  expect(kept).toBeLessThan(65)
  expect(SEEDS.map(first)).toEqual(chosen)
})

test('each of small seeds chooses either way when asked again (api.cancel.state)', () => {
  for (const seed of SEEDS) {
    const keeps = cancelChooser({ seed })
    expect(new Set(SEEDS.map(keeps)).size, `seed ${seed}`).toBe(2)
  }
})
