import { uphold } from './uphold.ts'

/** Holds one thing against what the model says of it. @throws BrokenLaw when they differ */
export function same(law: string, was: string | undefined, expected: string | undefined): void {
  if (was !== expected) uphold(law, [`expected: ${expected}`, `was: ${was}`])
}
