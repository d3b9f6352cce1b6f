import { afterEach, beforeEach, vi } from 'vitest'
import type * as Decisions from '../../src/rules/Decision.ts'
import { rulesOfTitle } from './rulesOfTitle.ts'

/**
 * Set-up of `npm run rules -- --prove`: while a test runs whose title names rules, one of them is switched off: whatever
 * the case, it gives the verdict of STUCK_VERDICT (`holds` or `fails`). STUCK_PLACE says which of the title's rules, from 0.
 * What it tells in the decision stays true, so that a test which only reads that stays green, unless STUCK_TOLD is `yes`.
 */
const stuck = vi.hoisted(() => ({ rule: '', holds: true }))

vi.mock('../../src/rules/Decision.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Decisions>()
  const decide: typeof original.decide = (rule, subject, holds, because) => {
    if (rule.id !== stuck.rule) return original.decide(rule, subject, holds, because)
    const told = process.env['STUCK_TOLD'] === 'yes' ? stuck.holds : holds
    return { ...original.decide(rule, subject, told, because), holds: stuck.holds }
  }
  return { ...original, decide }
})

beforeEach(({ task }) => {
  stuck.rule = rulesOfTitle(task.name)[Number(process.env['STUCK_PLACE'])] ?? ''
  stuck.holds = process.env['STUCK_VERDICT'] === 'holds'
})

afterEach(() => {
  stuck.rule = ''
})
