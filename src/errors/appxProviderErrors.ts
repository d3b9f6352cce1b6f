import type { ErrorTable } from './ErrorText.ts'

/** Inferred: what dism.exe prints for a code of its app provider that has no text, its own c150001e. */
const NO_TEXT = `DISM failed. No operation was performed.
For more information, review the log file.`

/**
 * Codes of DISM's app provider (0xC15701xx) that are known. Public messages never show dism.exe's text for them
 * but the first; where it is not known, that of a failed operation is used (inferred).
 */
export const APPX_PROVIDER_ERRORS = {
  /** Text captured from the cmdlet; its pairing with the code is inferred. */
  APPX_NO_APPLICABLE_MAIN_PACKAGE: {
    hresult: 0xc1570102,
    message: `No applicable main package was found for this platform.
The directory must contain an applicable package with a .main file extension. For more information, see the help.`,
  },
  /** Another online session services apps. Text inferred. */
  APPX_SESSION_LOCKED: {
    hresult: 0xc1570106,
    message: NO_TEXT,
  },
  /** A policy of the image refuses the package. Text inferred. */
  APPX_POLICY_CHECK_FAILED: {
    hresult: 0xc1570108,
    message: NO_TEXT,
  },
  /** Sideloading is not enabled; code from one tool's documents. Text inferred. */
  APPX_SIDELOADING_DISABLED: {
    hresult: 0xc1570113,
    message: NO_TEXT,
  },
  /** The argument of /Region is no region. Code and text inferred. */
  APPX_INVALID_REGION: {
    hresult: 0xc1570115,
    message: NO_TEXT,
  },
  /** A higher version is provisioned already. Text inferred. */
  APPX_HIGHER_VERSION_PROVISIONED: {
    hresult: 0xc1570118,
    message: NO_TEXT,
  },
} as const satisfies ErrorTable
