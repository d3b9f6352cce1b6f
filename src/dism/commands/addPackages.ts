import { DismError } from '../../errors/DismError.ts'
import { addPackage } from '../../servicing/packages/addPackage.ts'
import { addUpdate } from '../../servicing/packages/addUpdate.ts'
import { fileName, openPackageInFolder, packagePathsIn } from '../../servicing/packages/openPackageSource.ts'
import { isUpdateFile, openPackageSources } from '../../servicing/packages/openPackageSources.ts'
import type { PackageSource } from '../../servicing/packages/PackageSource.ts'
import { openFailure, tellsInWords } from '../output/packageFailure.ts'
import type { CommandSession } from './Command.ts'
import { processPackages, type PackageToProcess } from './processPackages.ts'

/** Carries /Add-Package out: opens all packages, then adds one after the other. @throws DismError */
export function addPackages(session: CommandSession): void {
  const { host, options, target, judge, carryOut, write, lack } = session
  const paths = options.get('packagepath') ?? []
  if (paths.length === 0) throw new DismError('INVALID_COMMAND', '/PackagePath is missing')
  const online = target.kind === 'online'
  const unopened: DismError[] = []
  const settings = { ignoreCheck: options.has('ignorecheck'), preventPending: options.has('preventpending'), online }
  const open = (path: string): readonly PackageSource[] => openPackageSources(host, path, judge, { online, lack })
  const packages = paths
    .flatMap((given) => packagePathsIn(host, given).map((path) => ({ path, inFolder: path !== given })))
    .flatMap(({ path, inFolder }): PackageToProcess[] => {
      try {
        // An .msu counts as one, and is opened when it is its turn.
        if (isUpdateFile(host, path))
          return [
            {
              name: path,
              identity: path,
              isUpdateFile: true,
              change: () => carryOut(addUpdate(path, open(path), settings)),
            },
          ]
        const sources = inFolder ? [openPackageInFolder(host, path, judge)] : open(path)
        return sources.map((source) => ({
          name: source.manifest.identity.name,
          identity: source.identity,
          change: () => carryOut(addPackage(source, settings)),
        }))
      } catch (error) {
        if (!(error instanceof DismError)) throw error
        write(openFailure(inFolder ? fileName(path) : path, error))
        unopened.push(error)
        return []
      }
    })
  processPackages(session, { packages, verb: 'Adding', unopened, inWords: tellsInWords(host.dismVersion, judge) })
}
