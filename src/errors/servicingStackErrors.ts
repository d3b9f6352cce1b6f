import type { ErrorTable } from './ErrorText.ts'

/** Errors of component based servicing (0x800F0800 on), by the names that public tables have without `CBS_E_`. */
export const SERVICING_STACK_ERRORS = {
  /** Text of the DISM API. */
  CBS_INVALID_PACKAGE: {
    hresult: 0x800f0805,
    message: 'The specified package is not a valid Windows package.',
  },
  /** Text of the DISM API. */
  CBS_UNKNOWN_UPDATE: {
    hresult: 0x800f080c,
    message: 'The feature is not present in the package.',
  },
} as const satisfies ErrorTable
