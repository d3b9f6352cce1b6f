import { DismError } from '../errors/DismError.ts'
import type { Judge } from '../rules/Judge.ts'
import { apiFolder, apiStubOption } from '../servicing/apiRules/arguments.ts'
import type { NamedFiles } from '../servicing/appx/NamedFiles.ts'
import type { StubForm } from '../servicing/appx/StubForm.ts'
import { compareVersions } from '../servicing/compareVersions.ts'
import type { DismLog } from '../servicing/log/createLog.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import { countedPaths } from './countedPaths.ts'
import type { DismApi } from './DismApi.ts'
import { logCall, logInCall, shown } from './logCall.ts'

/** The arguments of _DismAddProvisionedAppxPackage. */
export type AddArguments = Parameters<DismApi['_DismAddProvisionedAppxPackage']>

/** What the values of DismStubPackageOption choose. */
const STUB_FORMS: readonly (StubForm | undefined)[] = [undefined, 'full', 'stub']

/** Logs the arguments of an add. Public logs show this of 10.0.18362; that dependencies look like licenses is inferred. */
export function logAddCall(log: DismLog, given: AddArguments): void {
  const [session, appPath, dependencies, dependencyCount, optional, optionalCount, ...more] = given
  const [licenses, licenseCount, skipLicense, customDataPath] = more
  const name = '_DismAddProvisionedAppxPackage'
  const parameters = [
    `Session: ${session}`,
    `AppPath: ${shown(appPath)}`,
    `DependencyPackageCount: ${dependencyCount}`,
    `OptionalPackageCount: ${optionalCount}`,
    `LicensePathCount: ${licenseCount}`,
    `CustomDataPath: ${shown(customDataPath)}`,
    `SkipLicense: ${skipLicense ? 1 : 0}`,
  ]
  logCall(log, name, `\r\n \t${parameters.join(', \r\n \t')}`)
  for (const [array, paths, count] of [
    ['DependencyPackages', dependencies, dependencyCount],
    ['OptionalPackages', optional, optionalCount],
    ['LicensePaths', licenses, licenseCount],
  ] as const)
    for (const [index, path] of (paths ?? []).slice(0, count).entries())
      logInCall(log, name, `${array}[${index}] = ${path}`)
  logInCall(log, name, 'Initialized default cancel event')
}

/**
 * Reads the arguments of an add.
 * @throws DismError INVALID_PARAMETER, ENUM_VALUE_OUT_OF_RANGE
 */
export function readAddArguments(process: ApiProcess, given: AddArguments, judge: Judge): NamedFiles {
  const [, appPath, dependencies, dependencyCount, optional, optionalCount, ...more] = given
  const [licenses, licenseCount, skipLicense, customDataPath, region, stubOption] = more
  checkArgument(process, 'AppPath', Boolean(appPath), 'there is none')
  const isFolder = process.host.kindOf(appPath) === 'folder'
  const because = isFolder ? 'it is a folder' : 'it is no folder'
  return {
    stub: readStubOption(process, stubOption, judge),
    source: { kind: judge.decide(apiFolder, appPath, isFolder, because) ? 'folder' : 'package', path: appPath },
    dependencyPaths: countedPaths(process, 'DependencyPackages', dependencies, dependencyCount),
    optionalPaths: countedPaths(process, 'OptionalPackages', optional, optionalCount),
    licensePaths: countedPaths(process, 'LicensePaths', licenses, licenseCount),
    skipLicense,
    customDataPath: customDataPath ?? undefined,
    regions: region ?? undefined,
  }
}

function readStubOption({ host }: ApiProcess, option: number | undefined, judge: Judge): StubForm | undefined {
  const { since = '' } = judge.variant(apiStubOption).value ?? {}
  if (compareVersions(host.dismVersion, since) < 0) return undefined
  const known = option !== undefined && option in STUB_FORMS
  const because = known ? 'it is a value of the enumeration' : 'it is none of the enumeration'
  if (!judge.decide(apiStubOption, `DismStubPackageOption ${option}`, known, because))
    throw new DismError('ENUM_VALUE_OUT_OF_RANGE', `DismStubPackageOption ${option}: ${because}`)
  return STUB_FORMS[option ?? 0]
}
