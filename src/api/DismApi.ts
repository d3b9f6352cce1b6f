import type { CancelTail } from './interruption.ts'
import type { HRESULT } from './HRESULT.ts'
import type { DismAppxPackage } from './definitions/appx.ts'
import type { DismDriver, DismDriverPackage } from './definitions/drivers.ts'
import type { DismPackage, DismPackageInfo, DismPackageInfoEx } from './definitions/packages.ts'
import type { DismCapability, DismCapabilityInfo } from './definitions/capabilities.ts'
import type { DismFeature, DismFeatureInfo } from './definitions/features.ts'
import type { DismProgressCallback, DismSession, DismString, Pointer } from './definitions/session.ts'

/**
 * The functions of the DISM API, by their C names and with C's order of arguments. Each resolves to an HRESULT, see
 * `HRESULTS`; what C returns through a pointer is written to `value` of an object, and only when the function succeeds.
 * `null` stands for NULL. The functions need no `this`.
 */
export interface DismApi {
  /**
   * Begins to use the API: once, and before all else.
   * @param logLevel see `DismLogLevel`
   * @param logFilePath null: where dism.log usually is
   * @param scratchDirectory a folder, or null; nothing is put there
   */
  readonly DismInitialize: (
    logLevel: number,
    logFilePath: string | null,
    scratchDirectory: string | null,
  ) => Promise<HRESULT>
  /** Ends the use of the API. All sessions have to be closed. */
  readonly DismShutdown: () => Promise<HRESULT>
  /**
   * Opens a session on an image. The image is locked for others until the session is closed.
   * @param imagePath root of an offline image, or DISM_ONLINE_IMAGE
   * @param windowsDirectory relative to the root, null for `Windows`
   * @param systemDrive taken and not used
   * @param session gets the session
   */
  readonly DismOpenSession: (
    imagePath: string,
    windowsDirectory: string | null,
    systemDrive: string | null,
    session: Pointer<DismSession>,
  ) => Promise<HRESULT>
  /** Closes a session when the calls before it have ended. */
  readonly DismCloseSession: (session: DismSession) => Promise<HRESULT>
  /**
   * The text of the last call when it failed, its lines ended by CRLF. DismShutdown, DismDelete and this function do not
   * count. S_FALSE when there is none (inferred).
   */
  readonly DismGetLastErrorMessage: (errorMessage: Pointer<DismString | null>) => Promise<HRESULT>
  /**
   * Gives back a structure or array that the API returned. E_INVALIDARG for anything else, and for the second time; null
   * is accepted (all three inferred).
   */
  readonly DismDelete: (structure: object | null) => Promise<HRESULT>
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
  /**
   * Tells how the component store of an image is.
   * @param scanImage whether it is scanned, or only the mark of an earlier scan is read
   * @param imageHealth gets a number of `DismImageHealthState`
   */
  readonly DismCheckImageHealth: (
    session: DismSession,
    scanImage: boolean,
    ...tail: [...CancelTail, imageHealth: Pointer<number>]
  ) => Promise<HRESULT>
  /**
   * Repairs the component store of an image.
   * @param sourcePaths folders with sound files, or null
   * @param limitAccess whether Windows Update is left alone
   */
  readonly DismRestoreImageHealth: (
    session: DismSession,
    sourcePaths: readonly string[] | null,
    sourcePathCount: number,
    limitAccess: boolean,
    ...tail: CancelTail
  ) => Promise<HRESULT>
  /**
   * Cleans an image.
   * @param type what of it, see `DismCleanType`
   * @param flags how, see `DismCleanFlags`
   */
  readonly _DismCleanImage: (session: DismSession, type: number, flags: number, ...tail: CancelTail) => Promise<HRESULT>
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
  /**
   * Lists the features of a package, or those of Windows itself.
   * @param identifier name of a package or absolute path of a .cab file; null or empty: Windows itself
   * @param packageIdentifier which of them, see `DismPackageIdentifier`; ignored without an identifier
   */
  readonly DismGetFeatures: (
    session: DismSession,
    identifier: string | null,
    packageIdentifier: number,
    feature: Pointer<readonly DismFeature[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /** Tells all that is known of a feature. */
  readonly DismGetFeatureInfo: (
    session: DismSession,
    featureName: string,
    identifier: string | null,
    packageIdentifier: number,
    featureInfo: Pointer<DismFeatureInfo | null>,
  ) => Promise<HRESULT>
  /** The features of which one must be enabled before this one; none for a feature that stands on its own. */
  readonly DismGetFeatureParent: (
    session: DismSession,
    featureName: string,
    identifier: string | null,
    packageIdentifier: number,
    feature: Pointer<readonly DismFeature[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /**
   * Enables features. Given the path of a package that the image does not have, it succeeds and enables nothing.
   * @param featureName one or more, parted by `;`
   * @param limitAccess whether Windows Update is not to be asked for payload
   * @param sourcePaths folders with payload, followed by how many of them count
   * @param enableAll whether all that they stand on is enabled too
   */
  readonly DismEnableFeature: (
    session: DismSession,
    featureName: string,
    identifier: string | null,
    packageIdentifier: number,
    limitAccess: boolean,
    sourcePaths: readonly string[] | null,
    sourcePathCount: number,
    enableAll: boolean,
    cancelEvent: AbortSignal | null,
    progress: DismProgressCallback | null,
    userData: unknown,
  ) => Promise<HRESULT>
  /** Disables features, with those that stand on them. @param packageName null or empty: of Windows itself */
  readonly DismDisableFeature: (
    session: DismSession,
    featureName: string,
    packageName: string | null,
    removePayload: boolean,
    cancelEvent: AbortSignal | null,
    progress: DismProgressCallback | null,
    userData: unknown,
  ) => Promise<HRESULT>
  /** Lists the capabilities that the image has or knows of, in the order of their names. Windows 10 and later. */
  readonly DismGetCapabilities: (
    session: DismSession,
    capability: Pointer<readonly DismCapability[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /** What is known of a capability. @param name identity, or the name in it when no other has the same */
  readonly DismGetCapabilityInfo: (
    session: DismSession,
    name: string,
    info: Pointer<DismCapabilityInfo | null>,
  ) => Promise<HRESULT>
  /** Lists the driver packages of an image: those that were added, or all. */
  readonly DismGetDrivers: (
    session: DismSession,
    allDrivers: boolean,
    driverPackage: Pointer<readonly DismDriverPackage[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /**
   * The devices of a driver package, and the package when a pointer for it is given.
   * @param driverPath published name of one of the image, or path of an INF: the first gives the devices for the image's
   *   architecture, the second those for every one
   */
  readonly DismGetDriverInfo: (
    session: DismSession,
    driverPath: string,
    driver: Pointer<readonly DismDriver[] | null>,
    count: Pointer<number>,
    driverPackage: Pointer<DismDriverPackage | null> | null,
  ) => Promise<HRESULT>
  /** Adds a driver package to an offline image. @param driverPath of the INF */
  readonly DismAddDriver: (session: DismSession, driverPath: string, forceUnsigned: boolean) => Promise<HRESULT>
  /** Removes a driver package from an offline image. @param driverPath its published name */
  readonly DismRemoveDriver: (session: DismSession, driverPath: string) => Promise<HRESULT>
  /**
   * Adds a capability, with those that it needs. Nothing happens when it is there.
   * @param limitAccess keeps the API from asking Windows Update
   * @param sourcePaths folders with the packages of features on demand; null: those of the policy
   */
  readonly DismAddCapability: (
    session: DismSession,
    name: string,
    limitAccess: boolean,
    sourcePaths: readonly string[] | null,
    sourcePathCount: number,
    cancelEvent: AbortSignal | null,
    progress: DismProgressCallback | null,
    userData: unknown,
  ) => Promise<HRESULT>
  /** Removes a capability. One that is not there, or that others need: 0x800f0825. */
  readonly DismRemoveCapability: (
    session: DismSession,
    name: string,
    cancelEvent: AbortSignal | null,
    progress: DismProgressCallback | null,
    userData: unknown,
  ) => Promise<HRESULT>
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
  /** The package families that a policy makes nonremovable; none is an empty array. */
  readonly _DismGetNonRemovableAppsPolicy: (
    session: DismSession,
    packageFamilies: Pointer<readonly DismString[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /** Sets the policy that makes a package family nonremovable. */
  readonly _DismAddPackageFamilyToUninstallBlocklist: (session: DismSession, packageFamily: string) => Promise<HRESULT>
  /** Lifts that policy. */
  readonly _DismRemovePackageFamilyFromUninstallBlocklist: (
    session: DismSession,
    packageFamily: string,
  ) => Promise<HRESULT>
  /**
   * Applies the offlineServicing pass of an answer file: packages and features, and for an offline image drivers.
   * Whether a package applies to the image is not checked.
   * @param singleSession whether all is done together or not at all
   */
  readonly DismApplyUnattend: (session: DismSession, unattendFile: string, singleSession: boolean) => Promise<HRESULT>
  /** The edition of an image, as EditionID has it. */
  readonly _DismGetCurrentEdition: (session: DismSession, editionId: Pointer<DismString | null>) => Promise<HRESULT>
  /** The editions that an image can become; none is an empty array. */
  readonly _DismGetTargetEditions: (
    session: DismSession,
    editionIds: Pointer<readonly DismString[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /**
   * Changes an image to a higher edition. ERROR_SUCCESS_REBOOT_REQUIRED for the Windows that runs, which must be a server.
   * @param productKey null for an offline image that gets none
   */
  readonly _DismSetEdition: (
    session: DismSession,
    editionId: string,
    productKey: string | null,
    cancelEvent: AbortSignal | null,
    progress: DismProgressCallback | null,
    userData: unknown,
  ) => Promise<HRESULT>
  /** Gives an image the product key of its edition. 0x80070645 for what is none. */
  readonly _DismSetProductKey: (session: DismSession, productKey: string) => Promise<HRESULT>
}

/** The functions that work on the image of a session. */
export type ImageFunctionName = Exclude<
  keyof DismApi,
  'DismInitialize' | 'DismShutdown' | 'DismOpenSession' | 'DismCloseSession' | 'DismGetLastErrorMessage' | 'DismDelete'
>
