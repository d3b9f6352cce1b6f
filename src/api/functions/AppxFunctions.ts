import type { HRESULT } from '../HRESULT.ts'
import type { DismAppxPackage } from '../definitions/appx.ts'
import type { DismSession, Pointer } from '../definitions/session.ts'

/** The functions on provisioned apps. */
export interface AppxFunctions {
  /**
   * Provisions an app package, a bundle, or what lies in a folder, as `dism /Add-ProvisionedAppxPackage` does. Each array
   * is followed by how many of its elements count.
   * @param region as /Region takes it; null without
   * @param stubPackageOption see `DismStubPackageOption`. Left out as by callers of the older function: an API from
   *   Windows 10 2004 on fails with RPC_X_ENUM_VALUE_OUT_OF_RANGE
   */
  readonly _DismAddProvisionedAppxPackage: (
    session: DismSession,
    appPath: string,
    dependencyPackages: readonly string[] | null,
    dependencyPackageCount: number,
    optionalPackages: readonly string[] | null,
    optionalPackageCount: number,
    licensePaths: readonly string[] | null,
    licensePathCount: number,
    skipLicense: boolean,
    customDataPath: string | null,
    region: string | null,
    stubPackageOption?: number,
  ) => Promise<HRESULT>
  /** Takes the provisioning of a package back. @param packageName full name, in any case */
  readonly _DismRemoveProvisionedAppxPackage: (session: DismSession, packageName: string) => Promise<HRESULT>
  /** Lists what is provisioned, in the order of the registry. */
  readonly _DismGetProvisionedAppxPackages: (
    session: DismSession,
    packages: Pointer<readonly DismAppxPackage[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /**
   * Takes the provisioning of a package back and removes the app for everyone who has it, on the Windows that runs.
   * @param errorsEncountered gets whether the app could not be removed for someone
   */
  readonly _DismRemoveProvisionedAppxPackageAllUsers: (
    session: DismSession,
    packageName: string,
    errorsEncountered: Pointer<boolean>,
  ) => Promise<HRESULT>
  /** Gives a provisioned app its custom data file. @param dataFilePath null: the file that it has is deleted */
  readonly _DismSetAppXProvisionedDataFile: (
    session: DismSession,
    packageName: string,
    dataFilePath: string | null,
  ) => Promise<HRESULT>
  /** Makes identical files of provisioned apps of an offline image hard links. */
  readonly _DismOptimizeProvisionedAppxPackages: (session: DismSession) => Promise<HRESULT>
}
