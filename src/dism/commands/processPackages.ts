import { DismError } from '../../errors/DismError.ts'
import type { PackageChange } from '../../servicing/packages/PackageChange.ts'
import { closingError, packageFailure } from '../output/packageFailure.ts'
import { progressBar } from '../output/progressBar.ts'
import { reloadMessage } from '../output/reloadMessage.ts'
import { updateFileFailure, updateFileWork } from '../output/updateFileOutput.ts'
import type { CommandSession } from './Command.ts'

/** A package to be added or removed. */
export interface PackageToProcess {
  /** Without the rest of its identity. */
  readonly name: string
  readonly identity: string
  /** @throws DismError */
  readonly change: () => PackageChange
  /** Whether what goes wrong is told before the package is said to be worked on. */
  readonly failsFirst?: boolean
  /** Whether it is an .msu, whose path the name is then. */
  readonly isUpdateFile?: boolean
}

/** Packages to be added or removed. */
interface PackageList {
  readonly packages: readonly PackageToProcess[]
  readonly verb: 'Adding' | 'Removing'
  /** What went wrong with those that could not be opened, told already. */
  readonly unopened: readonly DismError[]
  /** Whether what goes wrong is told in words. */
  readonly inWords: boolean
}

/**
 * Adds or removes packages one after the other, and tells how each ends. One that fails does not keep the next from
 * being tried.
 * @throws DismError the first failure
 */
export function processPackages(session: CommandSession, { packages, verb, unopened, inWords }: PackageList): void {
  const { host, judge, write, needRestart } = session
  const failures = unopened.map((error) => ({ name: '', error, isUpdateFile: false }))
  for (const [index, { name, identity, change, failsFirst = false, isUpdateFile = false }] of packages.entries()) {
    const head = `Processing ${index + 1} of ${packages.length} - `
    const work = isUpdateFile
      ? updateFileWork(name, host.dismVersion, judge)
      : `${verb} package ${identity}\n${progressBar(100)}`
    try {
      const { restart, reload } = change()
      write(head + work)
      if (reload) write(reloadMessage(name))
      if (restart) needRestart()
    } catch (error) {
      if (!(error instanceof DismError)) throw error
      const failure = (isUpdateFile ? updateFileFailure : packageFailure)(name, error, inWords)
      write(head + (failsFirst ? '' : work) + failure)
      failures.push({ name, error, isUpdateFile })
    }
  }
  const [first] = failures
  if (!first) return
  if (unopened.includes(first.error)) throw unopenedError(first.error, failures.at(-1)?.error)
  if (first.isUpdateFile) throw first.error
  throw closingError(first.name, first.error, inWords, failures.length < packages.length)
}

/**
 * The error that ends a command in which a package could not be opened. Source: published output of 10.0.17134, which
 * has the number of it and the words of the last package, that did not apply.
 */
function unopenedError(error: DismError, last: DismError | undefined): DismError {
  if (last?.code !== 'CBS_NOT_APPLICABLE') return error
  return new DismError(error.code, error.detail, { cause: error, text: last.text })
}
