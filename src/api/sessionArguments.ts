import type { AddArguments } from './addArguments.ts'
import { DismStubPackageOption } from './definitions/appx.ts'
import { DismPackageIdentifier } from './definitions/packages.ts'
import type { AppxRequest, PackageName } from './Session.ts'

/** Identifier and PackageIdentifier. */
export function packageArguments(name: PackageName): [identifier: string, packageIdentifier: number] {
  const { DismPackageName, DismPackagePath } = DismPackageIdentifier
  return typeof name === 'string' ? [name, DismPackageName] : [name.path, DismPackagePath]
}

/** All arguments of _DismAddProvisionedAppxPackage but the first. */
export function appxArguments(app: AppxRequest): AddArguments extends [unknown, ...infer Rest] ? Rest : never {
  const { dependencies = [], optional = [], licenses = [], customDataPath = null, regions = null } = app
  const { DismStubPackageOptionNone, DismStubPackageOptionInstallFull, DismStubPackageOptionInstallStub } =
    DismStubPackageOption
  const stubs = { full: DismStubPackageOptionInstallFull, stub: DismStubPackageOptionInstallStub }
  return [
    app.path,
    dependencies,
    dependencies.length,
    optional,
    optional.length,
    licenses,
    licenses.length,
    licenses.length === 0,
    customDataPath,
    regions,
    app.stub ? stubs[app.stub] : DismStubPackageOptionNone,
  ]
}
