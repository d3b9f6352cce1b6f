import type { AddArguments } from './addArguments.ts'
import { DismStubPackageOption } from './definitions/appx.ts'
import { DismImageHealthState } from './definitions/health.ts'
import { DismPackageIdentifier } from './definitions/packages.ts'
import type { CancelTail } from './interruption.ts'
import type { AppxRequest, CallOptions, ImageHealth, PackageName } from './Session.ts'

/** CancelEvent, Progress and UserData. */
export function tailOf({ signal, onProgress }: CallOptions = {}): CancelTail {
  return [signal ?? null, onProgress ? (current, total) => onProgress(current, total) : null, null]
}

/** What a number of DismImageHealthState says. */
export function healthOf(state: number): ImageHealth {
  const { DismImageHealthy, DismImageRepairable } = DismImageHealthState
  if (state === DismImageHealthy) return 'healthy'
  return state === DismImageRepairable ? 'repairable' : 'nonRepairable'
}

/** Identifier and PackageIdentifier. */
export function packageArguments(name: PackageName): [identifier: string, packageIdentifier: number] {
  const { DismPackageName, DismPackagePath } = DismPackageIdentifier
  return typeof name === 'string' ? [name, DismPackageName] : [name.path, DismPackagePath]
}

/** The same for a package that may be Windows itself: null and DismPackageNone. */
export function packageOf(name: PackageName | undefined): [identifier: string | null, packageIdentifier: number] {
  return name === undefined ? [null, DismPackageIdentifier.DismPackageNone] : packageArguments(name)
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
