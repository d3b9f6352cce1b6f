import type { HRESULT } from '../HRESULT.ts'
import type { DismSession } from '../definitions/session.ts'

/** The function on answer files. */
export interface UnattendFunctions {
  /**
   * Applies the offlineServicing pass of an answer file: packages and features, and for an offline image drivers.
   * Whether a package applies to the image is not checked.
   * @param singleSession whether all is done together or not at all
   */
  readonly DismApplyUnattend: (session: DismSession, unattendFile: string, singleSession: boolean) => Promise<HRESULT>
}
