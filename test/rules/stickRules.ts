import { vi } from 'vitest'
import type * as Decisions from '../../src/rules/Decision.ts'

/**
 * Set-up of `npm run rules -- --prove`: a rule that `StickRunner` switches off gives one verdict whatever the case. What it
 * tells in the decision stays true, so that a test which only reads that stays green, unless that is to be wrong too.
 */
vi.mock('../../src/rules/Decision.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Decisions>()
  const { stuck } = await import('./stuck.ts')
  const off = stuck()
  const decide: typeof original.decide = (rule, subject, holds, because) => {
    if (rule.id !== off.rule) return original.decide(rule, subject, holds, because)
    return { ...original.decide(rule, subject, off.told ? off.holds : holds, because), holds: off.holds }
  }
  return { ...original, decide }
})
