import type { ErrorTable } from './ErrorText.ts'

/** What the DISM API itself answers: numbers of its header, texts of its message table (6.2.9200 to 10.0.22000). */
export const API_ERRORS = {
  DISMAPI_NOT_INITIALIZED: {
    hresult: 0xc0040001,
    message: 'DISM API was not initialized for this process.',
  },
  DISMAPI_OPEN_SESSION_HANDLES: {
    hresult: 0xc0040003,
    message: 'A DismShutdown was called while there were open DismSession handles.',
  },
  DISMAPI_INVALID_DISM_SESSION: {
    hresult: 0xc0040004,
    message: 'An invalid DismSession handle was passed into a DISMAPI function.',
  },
  DISMAPI_LOGGING_DISABLED: {
    hresult: 0xc0040009,
    message: 'Failed to gain access to the log file user specified. Logging has been disabled.',
  },
  DISMAPI_MUST_SPECIFY_ONLINE_IMAGE: {
    hresult: 0xc004000e,
    message: 'The offline image specified is the running system. The macro DISM_ONLINE_IMAGE must be used instead.',
  },
} as const satisfies ErrorTable
