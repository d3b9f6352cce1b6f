import { DismError } from '../../errors/DismError.ts'
import { addPackage } from '../../servicing/packages/addPackage.ts'
import { packagePathsIn } from '../../servicing/packages/openPackageSource.ts'
import { openPackageSources } from '../../servicing/packages/openPackageSources.ts'
import type { PackageSource } from '../../servicing/packages/PackageSource.ts'
import { openFailure } from '../output/packageFailure.ts'
import type { CommandSession } from './Command.ts'
import { processPackages } from './processPackages.ts'

/** Carries /Add-Package out: opens all packages, then adds one after the other. @throws DismError */
export function addPackages(session: CommandSession): void {
  const { host, options, target, judge, carryOut, write, warn } = session
  const paths = options.get('packagepath') ?? []
  if (paths.length === 0) throw new DismError('INVALID_COMMAND', '/PackagePath is missing')
  const online = target.kind === 'online'
  const unopened: DismError[] = []
  const open = (path: string): readonly PackageSource[] => {
    try {
      return openPackageSources(host, path, judge, { online, warn })
    } catch (error) {
      if (!(error instanceof DismError)) throw error
      write(openFailure(path, error))
      unopened.push(error)
      return []
    }
  }
  const sources = paths.flatMap((path) => packagePathsIn(host, path)).flatMap(open)
  const settings = { ignoreCheck: options.has('ignorecheck'), preventPending: options.has('preventpending'), online }
  processPackages(session, {
    packages: sources.map((source) => ({
      name: source.manifest.identity.name,
      identity: source.identity,
      change: () => carryOut(addPackage(source, settings)),
    })),
    verb: 'Adding',
    unopened,
  })
}
