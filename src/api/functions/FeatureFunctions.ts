import type { HRESULT } from '../HRESULT.ts'
import type { DismFeature, DismFeatureInfo } from '../definitions/features.ts'
import type { DismProgressCallback, DismSession, Pointer } from '../definitions/session.ts'

/** The functions on features. */
export interface FeatureFunctions {
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
}
