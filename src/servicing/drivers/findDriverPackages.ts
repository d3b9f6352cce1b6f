import { FormatError } from '../../formats/FormatError.ts'
import { DismError } from '../../errors/DismError.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { DriverPackage } from './DriverPackage.ts'
import { driverFolderSearch, driverInfValid } from './driverRules.ts'
import { openDriverPackage } from './openDriverPackage.ts'

/** Folders below each other that are searched. */
const DEEPEST = 100

/** What was found where /Driver points. */
export interface FoundDrivers {
  /** Whether a folder was searched. */
  readonly searched: boolean
  readonly packages: readonly DriverPackage[]
  /** INF files that are none of a driver package, and files that are not there. */
  readonly ignored: readonly { readonly path: string; readonly error: DismError }[]
}

/**
 * The driver packages of an INF, or of a folder.
 * @param recurse whether folders below it are searched too
 */
export function findDriverPackages(host: Host, given: string, recurse: boolean, judge: Judge): FoundDrivers {
  // A path that begins at the root of a POSIX computer stays one; any other is told as Windows writes it.
  const path = given.startsWith('/') ? given : given.replaceAll('/', '\\')
  const searched = host.kindOf(path) === 'folder'
  const paths = searched ? infsBelow(host, path, recurse, judge, 0) : [path]
  const packages: DriverPackage[] = []
  const ignored: { path: string; error: DismError }[] = []
  for (const inf of paths) {
    const opened = open(host, inf)
    const because = 'driver' in opened ? `class ${opened.driver.className}` : opened.detail
    const valid = judge.decide(driverInfValid, inf, 'driver' in opened, because)
    if (valid && 'driver' in opened) packages.push(opened)
    else ignored.push({ path: inf, error: 'driver' in opened ? new DismError('WRONG_INF_STYLE', inf) : opened })
  }
  return { searched, packages, ignored }
}

function infsBelow(host: Host, folder: string, recurse: boolean, judge: Judge, depth: number): string[] {
  const inside = (name: string) => pathIn(folder, name)
  const entries = host.list(folder)
  const infs = entries
    .filter(({ name, kind }) => kind === 'file' && /\.inf$/i.test(name))
    .map(({ name }) => inside(name))
  const folders = entries.filter(({ kind }) => kind === 'folder').map(({ name }) => inside(name))
  const below = folders.filter((path) =>
    judge.decide(driverFolderSearch, path, recurse && depth < DEEPEST, recurse ? '/Recurse' : 'no /Recurse'),
  )
  return [...infs, ...below.flatMap((path) => infsBelow(host, path, recurse, judge, depth + 1))]
}

/** The package, or why there is none. */
function open(host: Host, path: string): DriverPackage | DismError {
  try {
    return openDriverPackage(host, path)
  } catch (error) {
    if (error instanceof FormatError) return new DismError('WRONG_INF_STYLE', error.defect, { cause: error })
    if (error instanceof DismError) return error
    throw error
  }
}
