import type { HRESULT } from '../HRESULT.ts'
import type { DismSession, Pointer } from '../definitions/session.ts'

/** The functions that open and close sessions. */
export interface SessionFunctions {
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
}
