import { API_ERRORS } from '../errors/apiErrors.ts'
import type { ErrorTable } from '../errors/ErrorText.ts'
import { IMAGE_ERRORS } from '../errors/imageErrors.ts'
import { MOUNT_CODES } from '../errors/mountCodes.ts'
import { SERVICING_STACK_CODES } from '../errors/servicingStackCodes.ts'
import { SERVICING_STACK_ERRORS } from '../errors/servicingStackErrors.ts'

/** What a function of the API resolves to: an HRESULT as an unsigned number of 32 bits. */
export type HRESULT = number

/** The numbers of a table of errors, by names in which `To` stands for `From`. */
type Numbers<Table, From extends string, To extends string> = {
  readonly [Name in keyof Table as Name extends `${From}${infer Rest}` ? `${To}${Rest}` : never]: Table[Name] extends {
    readonly hresult: infer Hresult
  }
    ? Hresult
    : never
}

/** HRESULTs by the names of dismapi.h, winerror.h and the servicing stack, and of mounting. */
export const HRESULTS = {
  S_OK: 0,
  S_FALSE: 1,
  /** A success: the work is done, the session has to be closed and opened again. The number of S_FALSE. */
  DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED: 1,
  /** A success: Windows has to be restarted. The Win32 number as it is. */
  ERROR_SUCCESS_REBOOT_REQUIRED: 3010,
  E_NOTIMPL: 0x80004001,
  /** HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND), and so on. */
  ERROR_FILE_NOT_FOUND: 0x80070002,
  ERROR_PATH_NOT_FOUND: 0x80070003,
  E_ACCESSDENIED: 0x80070005,
  E_OUTOFMEMORY: 0x8007000e,
  ERROR_NOT_SUPPORTED: 0x80070032,
  E_INVALIDARG: 0x80070057,
  ERROR_ALREADY_EXISTS: 0x800700b7,
  ERROR_ELEVATION_REQUIRED: 0x800702e4,
  ERROR_NOT_FOUND: 0x80070490,
  ERROR_CANCELLED: 0x800704c7,
  ERROR_REQUEST_ABORTED: 0x800704d3,
  ERROR_UNKNOWN_PRODUCT: 0x80070645,
  RPC_X_ENUM_VALUE_OUT_OF_RANGE: 0x800706f5,
  DISMAPI_E_UNKNOWN_FEATURE: 0x800f080c,
  DISMAPI_E_BUSY: 0x800f0902,
  ...numbers(API_ERRORS, 'DISMAPI_', 'DISMAPI_E_'),
  ...numbers(SERVICING_STACK_ERRORS, 'CBS_', 'CBS_E_'),
  ...SERVICING_STACK_CODES,
  ...numbers(IMAGE_ERRORS, 'MOUNT_', 'MOUNT_'),
  ...MOUNT_CODES,
} as const

/** Whether an HRESULT is a failure: its highest bit is set. */
export function FAILED(hresult: HRESULT): boolean {
  return hresult >>> 31 === 1
}

function numbers<Table extends ErrorTable, From extends string, To extends string>(
  table: Table,
  from: From,
  to: To,
): Numbers<Table, From, To>
function numbers(table: ErrorTable, from: string, to: string): object {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, { hresult }]) =>
      name.startsWith(from) ? [[to + name.slice(from.length), hresult]] : [],
    ),
  )
}
