import type { HRESULT } from '../HRESULT.ts'
import type { DismSession, DismString, Pointer } from '../definitions/session.ts'

/** The functions on the policy that makes package families nonremovable. */
export interface NonRemovableFunctions {
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
}
