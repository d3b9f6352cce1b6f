import fc from 'fast-check'
import { rarely } from '../arbitraries/likelihood.ts'
import type { CleanupStep, CleanupStory } from './CleanupStory.ts'

/** Up to six steps, most of them clean-ups. */
export function cleanupStories(): fc.Arbitrary<CleanupStory> {
  const older = ['windows-7', 'windows-8', 'windows-8.1'] as const
  return fc.record({
    preset: fc.nat({ max: 7 }).map((number) => older[7 - number] ?? ('windows-11-24h2' as const)),
    versions: fc.constantFrom(2, 1),
    releaseType: fc.constantFrom('Security Update', 'Service Pack'),
    steps: fc.array(step(), { minLength: 1, maxLength: 6 }),
  })
}

/** One clean-up on a Windows that has its options or not, of updates of each kind, and what can be removed then. */
export function resetStories(): fc.Arbitrary<CleanupStory> {
  const types = ['Security Update', 'Service Pack', 'Update', 'Hotfix', 'Critical Update', 'Update Rollup']
  const remove = { kind: 'remove', what: 'update' } as const
  return fc.record({
    preset: fc.constantFrom('windows-11-24h2', 'windows-11-24h2', 'windows-8.1', 'windows-8', 'windows-7'),
    versions: fc.constantFrom(1, 2),
    releaseType: fc.constantFrom(...types, 'Software Update'),
    steps: fc
      .record({ reset: rarely(3).map((not) => !not), defer: fc.boolean() })
      .map(({ reset, defer }) => [{ kind: 'clean up' as const, reset, defer: reset && defer }, remove, remove]),
  })
}

function step(): fc.Arbitrary<CleanupStep> {
  const cleanup = fc
    .record({ reset: fc.boolean(), defer: rarely(3) })
    .map(({ reset, defer }) => ({ kind: 'clean up' as const, reset, defer: reset && defer }))
  return fc.oneof(
    { weight: 5, arbitrary: cleanup },
    { weight: 3, arbitrary: fc.constant({ kind: 'service pack' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'start' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('remove'), what: fc.constantFrom('update', 'feature pack') }),
    },
  )
}
