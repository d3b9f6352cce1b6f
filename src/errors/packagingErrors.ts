import type { ErrorTable } from './ErrorText.ts'

/** Errors of the app packaging API (0x800802xx), by the names of the SDK header without changes. */
export const PACKAGING_ERRORS = {
  APPX_E_PACKAGING_INTERNAL: {
    hresult: 0x80080200,
    message: 'Appx packaging API has encountered an internal error.',
  },
  APPX_E_INTERLEAVING_NOT_ALLOWED: {
    hresult: 0x80080201,
    message: 'The file is not a valid Appx package because its contents are interleaved.',
  },
  APPX_E_RELATIONSHIPS_NOT_ALLOWED: {
    hresult: 0x80080202,
    message: 'The file is not a valid Appx package because it contains OPC relationships.',
  },
  APPX_E_MISSING_REQUIRED_FILE: {
    hresult: 0x80080203,
    message:
      'The file is not a valid Appx package because it is missing a manifest or block map, or missing a signature file when the code integrity file is present.',
  },
  APPX_E_INVALID_MANIFEST: {
    hresult: 0x80080204,
    message: "The Appx package's manifest is invalid.",
  },
  APPX_E_INVALID_BLOCKMAP: {
    hresult: 0x80080205,
    message: "The Appx package's block map is invalid.",
  },
  APPX_E_CORRUPT_CONTENT: {
    hresult: 0x80080206,
    message: "The Appx package's content cannot be read because it is corrupt.",
  },
  APPX_E_BLOCK_HASH_INVALID: {
    hresult: 0x80080207,
    message: 'The computed hash value of the block does not match the one stored in the block map.',
  },
  APPX_E_REQUESTED_RANGE_TOO_LARGE: {
    hresult: 0x80080208,
    message: 'The requested byte range is over 4GB when translated to byte range of blocks.',
  },
  APPX_E_INVALID_SIP_CLIENT_DATA: {
    hresult: 0x80080209,
    message: "The SIP_SUBJECTINFO structure used to sign the package didn't contain the required data.",
  },
} as const satisfies ErrorTable
