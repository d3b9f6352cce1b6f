import { BrokenLaw } from './BrokenLaw.ts'

/** Throws when there is any difference. @throws BrokenLaw */
export function uphold(law: string, differences: readonly string[]): void {
  if (differences.length > 0) throw new BrokenLaw(law, differences)
}
