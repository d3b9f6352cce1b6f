import type { HRESULT } from '../HRESULT.ts'
import type { DismString, Pointer } from '../definitions/session.ts'

/** The functions on what other functions return. */
export interface StructureFunctions {
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
}
