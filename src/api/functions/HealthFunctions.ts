import type { HRESULT } from '../HRESULT.ts'
import type { DismSession, Pointer } from '../definitions/session.ts'
import type { CancelTail } from '../interruption.ts'

/** The functions on the health of an image. */
export interface HealthFunctions {
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
}
