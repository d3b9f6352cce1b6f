import type { HRESULT } from '../HRESULT.ts'
import type { DismCapability, DismCapabilityInfo } from '../definitions/capabilities.ts'
import type { DismProgressCallback, DismSession, Pointer } from '../definitions/session.ts'

/** The functions on capabilities. */
export interface CapabilityFunctions {
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
}
