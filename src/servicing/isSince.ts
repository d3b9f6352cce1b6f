import type { Judge } from '../rules/Judge.ts'
import type { Rule } from '../rules/Rule.ts'
import { compareVersions } from './compareVersions.ts'

/** A rule on what there is from some version on, of an image or of dism.exe. */
export type SinceRule = Rule<{ readonly since: string }>

/** Whether a version is that of a rule, or a later one. */
export function isSince(judge: Judge, rule: SinceRule, version: string): boolean {
  return compareVersions(version, judge.variant(rule).value?.since ?? '0') >= 0
}
