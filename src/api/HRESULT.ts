/** What a function of the API resolves to: an HRESULT as an unsigned number of 32 bits. */
export type HRESULT = number

/** HRESULTs of the functions that are here, by the names of dismapi.h and winerror.h. */
export const HRESULTS = {
  S_OK: 0,
  S_FALSE: 1,
  /** A success: the work is done, the session has to be closed and opened again. The number of S_FALSE. */
  DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED: 1,
  E_INVALIDARG: 0x80070057,
  DISMAPI_E_DISMAPI_NOT_INITIALIZED: 0xc0040001,
  DISMAPI_E_OPEN_SESSION_HANDLES: 0xc0040003,
  DISMAPI_E_INVALID_DISM_SESSION: 0xc0040004,
  DISMAPI_E_LOGGING_DISABLED: 0xc0040009,
  DISMAPI_E_MUST_SPECIFY_ONLINE_IMAGE: 0xc004000e,
  /** HRESULT_FROM_WIN32(ERROR_ALREADY_EXISTS). */
  ERROR_ALREADY_EXISTS: 0x800700b7,
  /** HRESULT_FROM_WIN32(ERROR_ELEVATION_REQUIRED). */
  ERROR_ELEVATION_REQUIRED: 0x800702e4,
  /** HRESULT_FROM_WIN32(RPC_X_ENUM_VALUE_OUT_OF_RANGE). */
  RPC_X_ENUM_VALUE_OUT_OF_RANGE: 0x800706f5,
} as const

/** Whether an HRESULT is a failure: its highest bit is set. */
export function FAILED(hresult: HRESULT): boolean {
  return hresult >>> 31 === 1
}
