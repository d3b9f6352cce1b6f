import type { DismApi } from '../../src/api/index.ts'

/** The call that asks of a session what a command line of `dism` asks; only adds and removals. */
export function callOf(api: DismApi, session: number, words: readonly string[]): Promise<number> {
  const values = (option: string) => words.flatMap((word) => word.split(`/${option}:`).slice(1))
  const [packageName] = values('PackageName')
  if (packageName !== undefined) return api._DismRemoveProvisionedAppxPackage(session, packageName)
  const [appPath = ''] = [...values('PackagePath'), ...values('FolderPath')]
  const [dependencies, optional, licenses] = [
    values('DependencyPackagePath'),
    values('OptionalPackagePath'),
    values('LicensePath'),
  ]
  return api._DismAddProvisionedAppxPackage(
    session,
    appPath,
    dependencies,
    dependencies.length,
    optional,
    optional.length,
    licenses,
    licenses.length,
    words.includes('/SkipLicense'),
    values('CustomDataPath')[0] ?? null,
    values('Region')[0] ?? null,
    ['InstallFull', 'InstallStub'].indexOf(values('StubPackageOption')[0] ?? '') + 1,
  )
}
