import type { HRESULT } from '../HRESULT.ts'
import type { DismProgressCallback, DismSession, DismString, Pointer } from '../definitions/session.ts'

/** The functions on editions. */
export interface EditionFunctions {
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
