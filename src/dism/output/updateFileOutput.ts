import type { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import { compareVersions } from '../../servicing/compareVersions.ts'
import { packageFailure, tellsInWords } from './packageFailure.ts'
import { progressBar } from './progressBar.ts'

/** The first dism.exe that does not name an .msu which it works on; between it and 17763 it is inferred. */
const NAMELESS = '10.0.25398'

/** What an .msu is said to be worked on with. Sources: published output of 10.0.17763, 10.0.25398 and 10.0.26100. */
export function updateFileWork(path: string, dismVersion: string): string {
  const named = compareVersions(dismVersion, NAMELESS) < 0
  return `${named ? `Adding package ${path}` : ''}\n${progressBar(100)}`
}

/**
 * What is told of an .msu that failed, before the error that ends the command. Source: published output of 10.0.26100,
 * where a second bar stops at 10; older ones are inferred to tell what they tell of packages.
 */
export function updateFileFailure(path: string, error: DismError, dismVersion: string): string {
  if (!tellsInWords(dismVersion)) return packageFailure(path, error, dismVersion)
  const text =
    'An error occurred applying the Unattend.xml file from the .msu package.\nFor more information, review the log file.'
  return `${progressBar(10)}${path}: ${text}\n Error: ${formatHresult(error.hresult)}\n`
}
