import type { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import type { Judge } from '../../rules/Judge.ts'
import { updateFileNameless } from '../../servicing/commandRules.ts'
import { isSince } from '../../servicing/isSince.ts'
import { packageFailure } from './packageFailure.ts'
import { progressBar } from './progressBar.ts'

/** What an .msu is said to be worked on with. */
export function updateFileWork(path: string, dismVersion: string, judge: Judge): string {
  const since = isSince(judge, updateFileNameless, dismVersion)
  const nameless = judge.decide(updateFileNameless, path, since, `dism.exe is ${dismVersion}`)
  return `${nameless ? '' : `Adding package ${path}`}\n${progressBar(100)}`
}

/**
 * What is told of an .msu that failed, before the error that ends the command. Source: published output of 10.0.26100,
 * where a second bar stops at 10; older ones are inferred to tell what they tell of packages.
 */
export function updateFileFailure(path: string, error: DismError, inWords: boolean): string {
  if (!inWords) return packageFailure(path, error, inWords)
  const text =
    'An error occurred applying the Unattend.xml file from the .msu package.\nFor more information, review the log file.'
  return `${progressBar(10)}${path}: ${text}\n Error: ${formatHresult(error.hresult)}\n`
}
