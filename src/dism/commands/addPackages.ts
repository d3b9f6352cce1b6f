import { DismError } from '../../errors/DismError.ts'
import { addPackage } from '../../servicing/packages/addPackage.ts'
import { packagePathsIn } from '../../servicing/packages/openPackageSource.ts'
import { isUpdateFile, openPackageSources } from '../../servicing/packages/openPackageSources.ts'
import type { PackageChange } from '../../servicing/packages/PackageChange.ts'
import type { PackageSource } from '../../servicing/packages/PackageSource.ts'
import { openFailure } from '../output/packageFailure.ts'
import type { CommandSession } from './Command.ts'
import { processPackages, type PackageToProcess } from './processPackages.ts'

/** Carries /Add-Package out: opens all packages, then adds one after the other. @throws DismError */
export function addPackages(session: CommandSession): void {
  const { host, options, target, judge, carryOut, write, warn } = session
  const paths = options.get('packagepath') ?? []
  if (paths.length === 0) throw new DismError('INVALID_COMMAND', '/PackagePath is missing')
  const online = target.kind === 'online'
  const unopened: DismError[] = []
  const settings = { ignoreCheck: options.has('ignorecheck'), preventPending: options.has('preventpending'), online }
  const open = (path: string): readonly PackageSource[] => openPackageSources(host, path, judge, { online, warn })
  const add = (source: PackageSource): PackageChange => carryOut(addPackage(source, settings))
  const packages = paths
    .flatMap((path) => packagePathsIn(host, path))
    .flatMap((path): PackageToProcess[] => {
      try {
        // An .msu counts as one, and is opened when it is its turn.
        if (isUpdateFile(host, path))
          return [{ name: path, identity: path, isUpdateFile: true, change: () => joinChanges(open(path).map(add)) }]
        return open(path).map((source) => ({
          name: source.manifest.identity.name,
          identity: source.identity,
          change: () => add(source),
        }))
      } catch (error) {
        if (!(error instanceof DismError)) throw error
        write(openFailure(path, error))
        unopened.push(error)
        return []
      }
    })
  processPackages(session, { packages, verb: 'Adding', unopened })
}

/** What came of adding the packages of one .msu. */
function joinChanges(changes: readonly PackageChange[]): PackageChange {
  const [first] = changes
  if (!first) throw new DismError('CBS_INVALID_PACKAGE', 'there is no package in the update')
  return {
    ...first,
    restart: changes.some(({ restart }) => restart),
    reload: changes.some(({ reload }) => reload),
    skipped: changes.every(({ skipped }) => skipped),
  }
}
