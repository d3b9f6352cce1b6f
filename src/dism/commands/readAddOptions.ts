import { DismError } from '../../errors/DismError.ts'
import type { CommandSession } from './Command.ts'
import { gapError } from './gapError.ts'

/** What /Add-ProvisionedAppxPackage was given. Paths and regions as typed. */
export interface AddOptions {
  readonly packagePath: string
  readonly dependencyPaths: readonly string[]
  readonly licensePath: string | undefined
  readonly skipLicense: boolean
  readonly regions: string | undefined
}

/** Options that the grammar knows and that are not carried out yet. */
const GAPS = ['FolderPath', 'OptionalPackagePath', 'CustomDataPath', 'StubPackageOption']

/**
 * Reads the options of /Add-ProvisionedAppxPackage.
 * @throws DismError INVALID_COMMAND unless exactly one of /PackagePath and /FolderPath is there (inferred),
 *   INVALID_ARGUMENT, NOT_SUPPORTED for what is not carried out yet
 */
export function readAddOptions({ options, warn }: Pick<CommandSession, 'options' | 'warn'>): AddOptions {
  const [packagePath] = options.get('packagepath') ?? []
  const [stub] = options.get('stubpackageoption') ?? []
  if (options.has('packagepath') === options.has('folderpath')) {
    throw new DismError('INVALID_COMMAND', 'exactly one of /PackagePath and /FolderPath is needed')
  }
  if (stub !== undefined && !/^install(full|stub)$/i.test(stub)) {
    throw new DismError('INVALID_ARGUMENT', `/StubPackageOption:${stub} is neither InstallFull nor InstallStub`, {
      args: [stub, '/StubPackageOption'],
    })
  }
  const gap = GAPS.find((name) => options.has(name.toLowerCase()))
  if (gap) throw gapError(`/${gap}`, warn)
  const licenses = options.get('licensepath') ?? []
  if (licenses.length > 1) throw gapError('more than one /LicensePath', warn)
  if (packagePath === undefined) throw new DismError('INVALID_COMMAND', '/PackagePath is missing')
  return {
    packagePath,
    dependencyPaths: options.get('dependencypackagepath') ?? [],
    licensePath: licenses[0],
    skipLicense: options.has('skiplicense'),
    regions: options.get('region')?.[0],
  }
}
