import type { HRESULT } from '../HRESULT.ts'
import type { DismPackage, DismPackageInfo, DismPackageInfoEx } from '../definitions/packages.ts'
import type { DismSession, Pointer } from '../definitions/session.ts'
import type { CancelTail } from '../interruption.ts'

/** The functions on packages. */
export interface PackageFunctions {
  /**
   * Adds a package: a .cab file, the folder of an expanded one, or, to an offline image, an .msu file.
   * @param ignoreCheck whether it is added though it does not apply
   * @param preventPending whether it is left out when something of it or of the image waits for the next start
   */
  readonly DismAddPackage: (
    session: DismSession,
    packagePath: string,
    ignoreCheck: boolean,
    preventPending: boolean,
    ...tail: CancelTail
  ) => Promise<HRESULT>
  /**
   * Removes a package from an image.
   * @param identifier name or absolute path of a .cab file
   * @param packageIdentifier which of them, see `DismPackageIdentifier`
   * @param tail CancelEvent, Progress, UserData
   */
  readonly DismRemovePackage: (
    session: DismSession,
    identifier: string,
    packageIdentifier: number,
    ...tail: CancelTail
  ) => Promise<HRESULT>
  /** Lists the packages of an image that are not inside others. */
  readonly DismGetPackages: (
    session: DismSession,
    packages: Pointer<readonly DismPackage[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /**
   * Tells all that is known of a package of the image, or of one that lies elsewhere.
   * @param identifier name or absolute path of a .cab file
   * @param packageIdentifier which of them, see `DismPackageIdentifier`
   */
  readonly DismGetPackageInfo: (
    session: DismSession,
    identifier: string,
    packageIdentifier: number,
    packageInfo: Pointer<DismPackageInfo | null>,
  ) => Promise<HRESULT>
  /** The same, with the capability that the package is. */
  readonly DismGetPackageInfoEx: (
    session: DismSession,
    identifier: string,
    packageIdentifier: number,
    packageInfo: Pointer<DismPackageInfoEx | null>,
  ) => Promise<HRESULT>
}
