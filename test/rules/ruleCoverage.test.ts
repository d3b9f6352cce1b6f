import { expect, test } from 'vitest'
import { decide } from '../../src/rules/Decision.ts'
import { ruleCoverage } from './ruleCoverage.ts'
import { countDecisions } from './RuleCounts.ts'

const register = [
  { id: 'a.both', verdicts: ['yes', 'no'] },
  { id: 'a.never', verdicts: ['yes', 'no'] },
  { id: 'a.holds', verdicts: ['yes', 'no'] },
  { id: 'a.fails', verdicts: ['yes', 'no'] },
  { id: 'a.one', verdicts: ['yes', 'no'], oneSided: 'because' },
  { id: 'a.other', verdicts: ['yes', 'no'], oneSided: 'because' },
] as const

test('rules that did not go every way that they have, and one-sided ones that went the other, are named', () => {
  const { shown, together, problems, table } = ruleCoverage(register, {
    examples: { 'a.both': [1000, 0], 'a.holds': [2, 0], 'a.fails': [0, 3], 'a.one': [4, 0], 'a.other': [1, 1] },
    properties: { 'a.both': [2, 7], 'a.one': [1, 0] },
  })
  expect(shown).toEqual({ examples: 1, properties: 2 })
  expect(together).toBe(2)
  expect(problems).toEqual([
    'a.never: never decided',
    'a.holds: never "no", 2 times "yes"',
    'a.fails: never "yes", 3 times "no"',
    'a.other: went the other way, "no", 1 times, and is one-sided',
  ])
  expect(table.split('\n').slice(0, 2)).toEqual([
    'rule     verdicts         examples  properties',
    'a.both   yes / no        1,000 / 0       2 / 7',
  ])
})

test('every decision of a process is counted', () => {
  const decisions = countDecisions()
  const rule = { id: 'a.both', verdicts: ['yes', 'no'], variants: {} } as const
  decide(rule, 'x', true, 'because')
  decide(rule, 'x', false, 'because')
  decide(rule, 'y', false, 'because')
  expect(decisions.take()).toEqual({ [rule.id]: [1, 2] })
  expect(decisions.take()).toEqual({})
})
